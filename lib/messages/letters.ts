import type { Reading } from '../chakras/reading';
import { ONLY_SYMBOLS, SUBTITLE } from '../chakras/texts/explanations';
import { formatRoubles } from '../money';
import { formatOrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import { escapeHtml } from './escape-html';
import { mapReady, readingInBrief } from './reading-in-brief';

export type Seller = { name: string; contacts: string };

/**
 * The letter of a new order: number, sum and the way back. Until it is paid nobody knows whose the
 * address is, so nothing that was typed stands in it.
 */
export function orderLetter(order: Order, orderUrl: string, seller: Seller): Letter {
  const number = formatOrderNumber(order.number);
  const sum = formatRoubles(order.amount);
  return writeLetter({
    subject: `Заказ № ${number} на ${sum}`,
    paragraphs: [
      'Здравствуйте. Заказ принят: карта чакр по дате рождения.',
      `Номер заказа: ${number}\nСумма: ${sum}`,
      'Оплатить можно на странице заказа: номер и сумма там уже стоят.',
    ],
    link: { title: 'Открыть заказ', url: orderUrl },
    ending: [
      'После оплаты карта придёт отдельным письмом.',
      'Не заказывали? Ничего делать не нужно: без оплаты ничего не произойдёт.',
      signature(seller),
    ],
  });
}

/** The letter with the bought reading: what stands out, the page, and the PDF beside it. */
export function readingLetter(
  order: Order,
  reading: Reading,
  readingUrl: string,
  seller: Seller,
): Letter {
  const ready = mapReady(order.contacts.name);
  return writeLetter({
    subject: ready,
    paragraphs: [
      `Здравствуйте. ${ready}. Заказ № ${formatOrderNumber(order.number)}.`,
      ...readingInBrief(reading),
    ],
    link: { title: 'Открыть карту', url: readingUrl },
    ending: [
      'Весь разбор приложен и в PDF. Страница будет открываться по этой ссылке. Не пересылайте её тем, кому не хотите показать разбор.',
      SUBTITLE,
      ONLY_SYMBOLS,
      signature(seller),
    ],
  });
}

function signature({ name, contacts }: Seller): string {
  return [name, contacts].filter(Boolean).join('\n');
}

/** A letter in two forms that say the same. */
export type Letter = { subject: string; text: string; html: string };

type Parts = {
  subject: string;
  paragraphs: readonly string[];
  link: { title: string; url: string };
  ending: readonly string[];
};

/** Writes a letter as plain text and as simple HTML; what people typed is escaped. */
export function writeLetter({ subject, paragraphs, link, ending }: Parts): Letter {
  const last = ending.filter(Boolean);
  const text = [...paragraphs, `${link.title}: ${link.url}`, ...last].join('\n\n');
  const html = [
    '<!doctype html><html lang="ru"><head><meta charset="utf-8">',
    `<title>${escapeHtml(subject)}</title></head>`,
    '<body style="margin:0;padding:24px;background:#f7f1e5;color:#2a2342;font:16px/1.55 sans-serif">',
    '<div style="max-width:560px;margin:0 auto">',
    ...paragraphs.map((paragraph) => asHtml(paragraph)),
    `<p style="margin:24px 0"><a href="${escapeHtml(link.url)}" style="${BUTTON}">${escapeHtml(link.title)}</a></p>`,
    ...last.map((paragraph) => asHtml(paragraph, 'color:#5d5570;font-size:14px')),
    '</div></body></html>',
  ];
  return { subject: plain(subject), text: `${plain(text)}\n`, html: html.join('\n') };
}

const BUTTON =
  'display:inline-block;padding:12px 24px;border-radius:20px 4px;background:#3a2d63;color:#fbf6ec;font-weight:600;text-decoration:none';

function asHtml(paragraph: string, style = ''): string {
  const lines = escapeHtml(paragraph).replaceAll('\n', '<br>');
  return `<p style="margin:0 0 14px;${style}">${lines}</p>`;
}

/** Plain text is searched and quoted: there a non-breaking space only hurts. */
function plain(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
