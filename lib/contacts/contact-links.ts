import { readEmail } from './email-address';

/**
 * `mailto:` of an e-mail, with subject and text where they are given; null of what is no address,
 * as orders from a time without checks may have one.
 */
export function mailLink(email: string, letter: { subject?: string; body?: string } = {}) {
  const read = readEmail(email);
  if (!read.ok) return null;
  const at = read.address.lastIndexOf('@');
  const address = `${encodeURIComponent(read.address.slice(0, at))}${read.address.slice(at)}`;
  return `mailto:${address}${query(letter)}`;
}

/** `tel:` of a phone in E.164. */
export function phoneLink(phone: string): string {
  return `tel:${phone}`;
}

/** A text message to a phone, with the text in it. */
export function smsLink(phone: string, body: string): string {
  return `sms:${phone}${query({ body })}`;
}

/** A chat with a phone at WhatsApp, with a text to send where it is given. */
export function whatsappLink(phone: string, text?: string): string {
  return `https://wa.me/${phone.replace(/\D/g, '')}${query({ text })}`;
}

/** The Telegram user who has a phone, if they let others find them by it. */
export function telegramLink(phone: string): string {
  return `https://t.me/+${phone.replace(/\D/g, '')}`;
}

/** A link with a text before it, for a chat at Telegram that is chosen there. */
export function telegramShareLink(url: string, text: string): string {
  return `https://t.me/share/url${query({ url, text })}`;
}

/** The query with spaces as `%20`: mail programs show a `+` as it stands. */
function query(fields: Record<string, string | undefined>): string {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}
