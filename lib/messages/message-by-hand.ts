import { mailLink, smsLink, telegramShareLink, whatsappLink } from '../contacts/contact-links';
import type { Contacts } from '../orders/order';
import { mapReady } from './reading-in-brief';

/** A message for the seller to send, and the ways that open with it ready to be sent. */
export type MessageByHand = { text: string; links: { name: string; url: string }[] };

/** Writes the message that brings a buyer the reading where the shop itself cannot send it. */
export function messageByHand({ name, email, phone }: Contacts, readingUrl: string): MessageByHand {
  const news = mapReady(name);
  const ready = `Здравствуйте. ${news}.`;
  const text = `${ready} ${readingUrl}\nПо этой ссылке она открывается без пароля, показывайте её только тем, кому доверяете.`;
  const letter = email && mailLink(email, { subject: news, body: text });
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
