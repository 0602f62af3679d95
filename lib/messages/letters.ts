import { interpret } from '../chakras/interpret';
import type { Reading } from '../chakras/reading';
import { DISCLAIMER, SUBTITLE } from '../chakras/texts/explanations';
import { columnsInWords } from '../chakras/texts/phrases';
import { arcanumName } from '../chakras/texts/words';
import { nameToGreet } from '../contacts/person-name';
import { formatRoubles } from '../money';
import { formatOrderNumber } from '../orders/number';
import type { Order } from '../orders/order';
import { repeatsInWords } from './repeats-in-words';
import { type Letter, writeLetter } from './write-letter';

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
      'Здравствуйте. На этот адрес заказали карту чакр по дате рождения.',
      `Номер заказа: ${number}\nСумма: ${sum}`,
      'Оплатить и следить за заказом можно на его странице. Номер и сумма уже записаны в платёжной ссылке, вводить их не нужно.',
    ],
    link: { title: 'Открыть заказ', url: orderUrl },
    ending: [
      'После оплаты разбор придёт отдельным письмом.',
      'Если вы ничего не заказывали, просто не обращайте внимания: без оплаты ничего не произойдёт.',
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
  const { month, totals, repeats } = interpret(reading);
  const ofTotals = totals.map(
    ({ arcanum, columns }) =>
      `${columnsInWords(columns)}: ${arcanum}\u00a0— ${arcanumName(arcanum)}`,
  );
  return writeLetter({
    subject: 'Ваша карта чакр готова',
    paragraphs: [
      `${greeting(order)} Оплата получена, карта готова. Заказ № ${formatOrderNumber(order.number)}.`,
      `Тема на месяц: ${month.theme}. ${month.text}`,
      `Итоги:\n${ofTotals.join('\n')}`,
      ...[repeatsInWords(repeats)].filter(Boolean),
    ],
    link: { title: 'Открыть разбор', url: readingUrl },
    ending: [
      'Тот же разбор приложен в PDF. Страница открывается по ссылке снова; её увидит всякий, у кого есть ссылка.',
      SUBTITLE,
      ...DISCLAIMER.slice(0, 1),
      signature(seller),
    ],
  });
}

function greeting({ contacts }: Order): string {
  const name = nameToGreet(contacts.name);
  return name ? `Здравствуйте, ${name}.` : 'Здравствуйте.';
}

function signature({ name, contacts }: Seller): string {
  return [name, contacts].filter(Boolean).join('\n');
}
