import { mailLink, smsLink, telegramShareLink, whatsappLink } from '../contacts/contact-links';
import { nameToGreet } from '../contacts/person-name';
import type { Contacts } from '../orders/order';

/** A message for the seller to send, and the ways that open with it ready to be sent. */
export type MessageByHand = { text: string; links: { name: string; url: string }[] };

/** Writes the message that brings a buyer the reading where the shop itself cannot send it. */
export function messageByHand({ name, email, phone }: Contacts, readingUrl: string): MessageByHand {
  const greeted = nameToGreet(name);
  const greeting = greeted ? `Здравствуйте, ${greeted}.` : 'Здравствуйте.';
  const ready = `${greeting} Ваша карта чакр готова:`;
  const text = `${ready} ${readingUrl}\nПо этой ссылке она открывается без пароля, показывайте её только тем, кому доверяете.`;
  const letter = email && mailLink(email, { subject: 'Ваша карта чакр готова', body: text });
  return {
    text,
    links: [
      ...(phone ? [{ name: 'WhatsApp', url: whatsappLink(phone, text) }] : []),
      { name: 'Telegram', url: telegramShareLink(readingUrl, ready) },
      ...(phone ? [{ name: 'SMS', url: smsLink(phone, text) }] : []),
      ...(letter ? [{ name: 'Письмо', url: letter }] : []),
    ],
  };
}
