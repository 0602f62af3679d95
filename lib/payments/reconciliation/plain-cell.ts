import { parseOrderNumber } from '@/lib/orders/number';
import { isShortened } from './listed-number';
import { readListedStatus } from './listed-status';
import { readListedTime } from './listed-time';

const MAX_LENGTH = 40;

/** Words of states, currencies and dates; any other may be somebody's name. */
const WORDS = new Set(
  `оплата оплачен оплачена оплачено оплаченный успех успешно успешный успешная success successful
  succeeded completed paid unpaid завершен завершён завершена завершено исполнен исполнена исполнено
  выполнен выполнена выполнено зачислен зачислена зачислено не нет not
  no да yes возврат возвращен возвращён возвращена возвращено refund refunded revers reversed reversal
  частичный частично partial partially ожидает ожидание ожидается оплачивается pending wait waiting
  processing в обработке ошибка error отмена отменен отменён отменена отменено отказ отклонен отклонён
  отклонена отклонено cancel canceled cancelled denied declined rejected failed fail order платеж
  payment прошла прошел прошёл прошло банк банка банком покупатель покупателем клиентом картой сбп
  полный полная полностью средств денег платёж заказ новый создан создана создано new created
  проведен проведён проведена проведено произведена произведен произведён совершен совершён совершена
  подтвержден подтверждён подтверждена подтверждено confirmed unconfirmed одобрен одобрена одобрено
  approved unapproved captured deposited authorized authorised авторизован авторизована
  получен получена получены поступил поступила поступили received деньги средства прошли
  аннулирован аннулирована аннулировано void voided истек истёк истекла срок запрос запрошен
  request requested chargeback тест тестовый тестовая test demo hold безуспешно false
  холд просрочен просрочена просрочено expired на и по rub rur руб рублей рубль рубля р коп usd eur kzt byn
  г год года t z utc gmt msk мск am pm пн вт ср чт пт сб вс понедельник вторник среда четверг пятница
  суббота воскресенье января февраля марта апреля мая июня июля августа сентября октября
  ноября декабря янв фев мар апр июн июл авг сен сент окт ноя нояб дек`.split(/\s+/),
);

const SIGNS = /^[\p{L}\d\s.,:/+\-−–()№#₽'’%_]*$/u;
const DATE =
  /(?<!\d)(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2}))(?!\d)|\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?/g;
/** Russia and its neighbours, with or without the country before it. */
const PHONE = /^(?:[78]?\d{10}|(?:37[0-5]|380|99[2-68])\d{8,9})$/;

/** Any other country goes by a plus before the digits, or by more of them than a sum has. */
const PLUS = /(?<![^\s(,;/])\+\s*\d/;
const MAX_DIGITS = 10;

/** The cells of a payment list of which each is plain. */
export type PlainTable = string[][] & { readonly __brand: 'PlainTable' };

/**
 * Returns a cell of a payment list as it may be kept: a number, a sum, a time, or words of a state.
 * Whatever may be a name, an e-mail, a phone or a card is left out, so that nothing in a list has
 * to be looked for when a buyer is erased.
 */
export function plainCell(cell: string): string {
  const text = cell.trim();
  if (isShortened(text)) return cell;
  if (text.length <= MAX_LENGTH && readListedTime(text)) return cell;
  const words = text.match(/\p{L}+/gu) ?? [];
  const known = words.filter((word) => WORDS.has(word.toLowerCase()));
  if (known.length < words.length || !SIGNS.test(text)) return statusIn(text, known.join(' '));
  return text.length <= MAX_LENGTH && !isPhone(text) ? cell : '';
}

/** The known words of a text with others or with odd signs in it, when they tell the same status as the whole. */
function statusIn(text: string, known: string): string {
  const status = readListedStatus(text);
  const isSame = status !== 'unknown' && readListedStatus(known) === status;
  return isSame && known.length <= MAX_LENGTH ? known : '';
}

/** Our own numbers have as many digits as a phone, and are told by their check digit. */
function isPhone(text: string): boolean {
  if (readListedTime(text)) return false;
  const bare = text.replace(DATE, '');
  const digits = bare.replace(/\D/g, '');
  const isOneNumber = /^[№#]?\s*\d+$/.test(text);
  if (PLUS.test(bare) || (digits.length > MAX_DIGITS && !isOneNumber)) return true;
  const isPaymentId = isOneNumber && /^[1-8]\d{9}$/.test(digits);
  return PHONE.test(digits) && !isPaymentId && !parseOrderNumber(text).ok;
}
