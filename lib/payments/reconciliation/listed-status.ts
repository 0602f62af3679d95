/** What the cabinet says became of a payment. */
export type ListedStatus = 'paid' | 'refunded' | 'cancelled' | 'unknown';

/** Longer cells are no states, and no pattern has to look through them. */
const MAX_LENGTH = 200;

const ENDED = 'отмен|отказ|отклон|cancel|denied|declin|reject|fail';
const MONEY = '(?:оплата|плат[её]ж|деньги|средства|payment|money|funds)';
const CAME =
  '(?:получен[аоы]?|поступил[аио]?|прош[её]л|прошл[аио]|received|подтвержд[её]н[аоы]?|confirmed)';

/** No money has come, or not all of it, or only for a while; or it may not have. */
const DOUBTS = [
  /(?<!\p{L})(?:не|not(?!\p{L})|un(?=paid|success))|\?|безуспеш/u,
  // But «No 15» is a number.
  /(?<!\p{L})(?:нет|false|no(?!\.?\s*\d))(?!\p{L})/u,
  /частичн|ожида|жд[её]т|оплачива|ошибк|incomplet|partial|underpaid|pending|wait|error/,
  /(?<!\p{L})(?:будет|будут|must be|will be|to be)\s+(?:оплач|успе|зачисл|paid|complete)/u,
  // Money that is held may go back, what a buyer contests too, and test money is none.
  /холд(?!инг)|(?<!\p{L})hold(?!\p{L})|авторизован|authori[sz]ed|оспор|опротест|disput|charge(?:d\s)?back/u,
  /(?<!\p{L})(?:тест|демо|test(?!\p{L})|demo(?!\p{L}))/u,
  // Nor has it gone back that only was to.
  new RegExp(String.raw`(?:возврат|refund|reversal)[\s_:-]{1,3}(?:${ENDED}|запрош|request)`, 'u'),
  /(?:запро[сш]|request(?:ed)?\s|(?<!\p{L})(?:к|на)\s)[\p{L}\s]{0,12}(?:возврат|refund)/u,
];

const PAID = [
  /оплач|успе|succe|paid|complete(?!\p{L}{2})/u,
  /(?:заверш[её]н|исполнен|выполнен|провед[её]н|произвед[её]н|соверш[её]н|зачислен)(?!и)/,
  // Said of anything but money, or with a word more, these may mean that somebody has yet to pay.
  new RegExp(String.raw`^${MONEY}[\s_]${CAME}(?:\s(?:банком|by bank))?$|^${CAME}\s${MONEY}$`, 'u'),
];

/** The first that fits: whatever denies or half says a thing, anywhere in it, comes before it. */
const STATUS_WORDS: [ListedStatus, readonly RegExp[]][] = [
  ['unknown', DOUBTS],
  ['refunded', [/возвра|refund|revers/]],
  ['cancelled', [new RegExp(ENDED), /аннулир|(?<!\p{L})void/u]],
  ['paid', PAID],
  ['cancelled', [/просроч|ист[её]к|expired/]],
];

/**
 * Understands the words people and machines use; any other is unknown, for a wrong guess is worse
 * than none. So is «Подтверждён» alone: an order is confirmed before it is paid.
 */
export function readListedStatus(text: string): ListedStatus {
  if (text.length > MAX_LENGTH) return 'unknown';
  const word = text.trim().toLowerCase();
  const found = STATUS_WORDS.find(([, patterns]) => patterns.some((one) => one.test(word)));
  return found?.[0] ?? 'unknown';
}
