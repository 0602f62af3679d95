import { formatRoubles } from '../money';
import type { Order } from '../orders/order';
import type { PaymentLink } from '../payments/links/gateway';
import { moscowTime } from '../time';

export type Letter = { to: string; subject: string; body: string };

/** What a letter tells of the seller's page; name and INN are empty where they are not set. */
export type LetterFacts = {
  order: Pick<Order, 'number' | 'amount'>;
  link: PaymentLink;
  pageUrl: string;
  seller: { name: string; inn: string };
};

/** Where Prodamus takes letters, as far as is known: the seller checks it in the cabinet. */
export const SUPPORT_ADDRESS = 'support@prodamus.ru';

/**
 * The letter that asks Prodamus to show number and sum on the payment page, with the individual
 * link of one order as the example. The number is bare, as the cabinet finds it. Plain text: no
 * line ends in a blank, spaces are plain ones, and a fact that is missing takes its whole line
 * with it.
 */
export function supportLetter({ order, link, pageUrl, seller }: LetterFacts): Letter {
  const { number } = order;
  const lines = [
    'Здравствуйте.',
    '',
    'Наш магазин создаёт заказы через API Prodamus, и покупатели платят по индивидуальным ссылкам. Номер и сумма заказа заданы в самой ссылке, но на странице оплаты их не видно.',
    '',
    'Пожалуйста, включите показ номера заказа и суммы к оплате на нашей странице. Если это настраивается в кабинете, подскажите, где именно.',
    '',
    'Пример заказа:',
    `Номер: ${number}`,
    `Сумма: ${plain(formatRoubles(order.amount))}`,
    `Индивидуальная ссылка: ${link.url}`,
    `Ссылка создана: ${moscow(link.madeAt)}`,
    `Ссылка действует до: ${moscow(link.expiresAt)}`,
    '',
    `Адрес платёжной страницы: ${pageUrl}`,
    ...(seller.name.trim() ? [`Продавец: ${plain(seller.name)}`] : []),
    ...(seller.inn.trim() ? [`ИНН: ${plain(seller.inn)}`] : []),
    '',
    'Спасибо.',
    ...(seller.name.trim() ? [`С уважением, ${plain(seller.name)}`] : []),
  ];
  const subject = `Показ номера и суммы на странице оплаты, заказ ${number}`;
  return { to: SUPPORT_ADDRESS, subject, body: `${lines.join('\n')}\n` };
}

/** The address that opens the letter in a mail program (RFC 6068: line breaks are CRLF). */
export function mailtoOf({ to, subject, body }: Letter): string {
  const encoded = encodeURIComponent(body.replaceAll('\n', '\r\n'));
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encoded}`;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function moscow(instant: Date): string {
  return `${moscowTime(instant, ' в ')} по московскому времени`;
}
