/** What the cabinet says became of a payment. */
export type ListedStatus = 'paid' | 'refunded' | 'cancelled' | 'unknown';

const ENDED = 'отмен|отказ|отклон|cancel|denied|declin|reject|fail';
const MONEY = String.raw`(?<!(?<!\p{L})(?:на|за)\s)(?<!\p{L})(?:оплата|плат[её]ж|деньги|средства|payment|money|funds)`;
const CAME = String.raw`(?:получен(?!и)|поступил)\p{L}*|received|прош(?:ла|[её]л|ли)(?=\s*(?:$|[.,(]|успе|банк))`;

/** A credit is granted, and an order is taken, before anybody pays. */
const OF_OTHER = String.raw`^(?!.*(?:заказ|заявк|рассрочк|кредит(?!н\p{L}* карт)|order|loan|instal|credit(?! card)))`;

/** No money has come, or not all of it, or only for a while; or it may not have. */
const DOUBTS = [
  /(?<!\p{L})(?:не|not(?!\p{L})|un(?=paid|success|confirm|approv|captur))|\?|безуспеш/u,
  /(?<!\p{L})(?:нет|no|false|будет|будут|долж\p{L}*|может|will|must|should|to be)(?!\p{L})/u,
  /частичн|ожида|оплачива|ошибк|incomplet|partial|underpaid|pending|wait|error/,
  /в\s+(?:процессе|обработк)|processing(?! cent)|in progress|предварит|(?<!\p{L})pre[\s-]?(?:auth|approv)/u,
  // Money that is held may go back, what a buyer contests too, and test money is none.
  /холд|(?<!\p{L})hold(?!\p{L})|авториз|authori[sz]|оспор|опротест|disput|charge(?:d\s)?back/u,
  /(?<!\p{L})(?:тест|демо|test(?!\p{L})|demo(?!\p{L}))/u,
  // Nor has it gone back that only was to.
  new RegExp(
    String.raw`(?:возврат\p{L}*|refund|reversal)[\s_:-]+(?:\p{L}+\s+)?(?:${ENDED}|запрош|request)`,
    'u',
  ),
  /(?:запро[сш]\p{L}*\s+(?:на\s+)?|(?<!\p{L})(?:к|на)\s+)возврат|request(?:ed)?\s+refund|refund(?:able|ing)/u,
];

const PAID = [
  /оплач|успе|succe|paid|complete(?!\p{L}{2})/u,
  /(?:заверш[её]н|исполнен|выполнен|провед[её]н|произвед[её]н|соверш[её]н|зачислен)(?!и)/,
  /(?<!\p{L})(?:captured|deposited)(?!\p{L})/u,
  new RegExp(
    String.raw`${OF_OTHER}.*(?:(?:подтвержд[её]н|одобрен)(?!и)|(?<!\p{L})(?:confirm|approv)ed(?!\p{L}))`,
    'u',
  ),
  new RegExp(String.raw`${MONEY}[\s_]+(?:${CAME})|(?:${CAME})\s+${MONEY}`, 'u'),
];

/** The first that fits: whatever denies or half says a thing, anywhere in it, comes before it. */
const STATUS_WORDS: [ListedStatus, readonly RegExp[]][] = [
  ['unknown', DOUBTS],
  ['refunded', [/возвра|refund|revers/]],
  ['cancelled', [new RegExp(ENDED), /аннулир|просроч|ист[её]к|expired|(?<!\p{L})void/u]],
  ['paid', PAID],
];

/** Understands the words people and machines use; any other is unknown. */
export function readListedStatus(text: string): ListedStatus {
  const word = text.toLowerCase();
  const found = STATUS_WORDS.find(([, patterns]) => patterns.some((one) => one.test(word)));
  return found?.[0] ?? 'unknown';
}
