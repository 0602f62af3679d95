import { mailLink } from '@/lib/contacts/contact-links';

/** An e-mail to write to; only text where it is no address. */
export function EmailLink({ email }: { email: string }) {
  const href = mailLink(email);
  const at = Math.max(0, email.lastIndexOf('@'));
  // Where the line is too short it breaks before the domain.
  const shown = (
    <>
      {email.slice(0, at)}
      <wbr />
      {email.slice(at)}
    </>
  );
  return href ? <a href={href}>{shown}</a> : shown;
}
