import { mailLink } from '@/lib/contacts/contact-links';

/** An e-mail to write to; only text where it is no address. */
export function EmailLink({ email }: { email: string }) {
  const href = mailLink(email);
  const shown = <span className="[overflow-wrap:anywhere]">{email}</span>;
  return href ? <a href={href}>{shown}</a> : shown;
}
