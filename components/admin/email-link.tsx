import { mailLink } from '@/lib/contacts/contact-links';
import { EmailParts } from './email-parts';

/** An e-mail to write to; only text where it is no address. */
export function EmailLink({ email }: { email: string }) {
  const href = mailLink(email);
  const shown = <EmailParts text={email} />;
  return href ? <a href={href}>{shown}</a> : shown;
}
