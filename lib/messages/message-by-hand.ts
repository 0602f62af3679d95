import { mailLink, smsLink, telegramShareLink, whatsappLink } from '../contacts/contact-links';
import { formatRoubles } from '../money';
import { formatOrderNumber } from '../orders/number';
import type { Contacts, Order } from '../orders/order';
import { mapReady } from './reading-in-brief';

/** A message for the seller to send, and the ways that open with it ready to be sent. */
export type MessageByHand = { text: string; links: { name: string; url: string }[] };

/** Writes the message that brings a buyer the reading where the shop itself cannot send it. */
export function messageByHand(contacts: Contacts, readingUrl: string): MessageByHand {
  return ready(contacts, {
    subject: mapReady(contacts.name),
    lead: `${mapReady(contacts.name)}.`,
    url: readingUrl,
    ending: 'По этой ссылке она открывается без пароля, показывайте её только тем, кому доверяете.',
  });
}

/** Writes the message that brings a buyer the order that the seller has placed for them. */
export function orderByHand(
  { number, amount, ...contacts }: Contacts & Pick<Order, 'number' | 'amount'>,
  orderUrl: string,
): MessageByHand {
  const order = `заказ №\u00a0${formatOrderNumber(number)} на карту чакр, ${formatRoubles(amount)}`;
  return ready(contacts, {
    subject: `Ваш ${order}`,
    lead: `Ваш ${order}:`,
    url: orderUrl,
    ending:
      'Проверьте на этой странице дату рождения и отметьте согласия, там же откроется ссылка на оплату. Страница личная, показывайте её только тем, кому доверяете.',
  });
}

type Words = { subject: string; lead: string; url: string; ending: string };

function ready({ email, phone }: Contacts, words: Words): MessageByHand {
  const { subject, url, ending } = words;
  const lead = `Здравствуйте. ${words.lead}`;
  const text = `${lead} ${url}\n${ending}`;
  const letter = email && mailLink(email, { subject, body: text });
  return {
    text,
    links: [
      ...(phone ? [{ name: 'WhatsApp', url: whatsappLink(phone, text) }] : []),
      { name: 'Telegram', url: telegramShareLink(url, lead) },
      ...(phone ? [{ name: 'SMS', url: smsLink(phone, text) }] : []),
      ...(letter ? [{ name: 'Письмо', url: letter }] : []),
    ],
  };
}
