import { mailLink } from '@/lib/contacts/contact-links';

/** An e-mail to write to; only text where it is no address. */
export function EmailLink({ email }: { email: string }) {
  const href = mailLink(email);
  return href ? <a href={href}>{email}</a> : email;
}
