const MINUTE = 60;
const HOUR = 3_600;
const DAY = 86_400;

/**
 * Every limit on how often: how many in so many seconds, unless the environment says another
 * number; 0 = as many as they like. Most count by address.
 *
 * Several instances count together, but for what each counts `here` to guard itself. Of `requests`
 * one that has refused an address refuses it until the time is over, and asks nobody again; of
 * `acts` each is counted, for what comes to nothing is given back.
 */
export const LIMITS = {
  /** Pages that Next answers, no matter who asks for them. */
  pages: { env: 'RATE_PAGES_PER_MINUTE', most: 300, seconds: MINUTE, counted: 'here' },
  /** Forms of pages, whatever they do. */
  forms: { env: 'RATE_FORMS_PER_MINUTE', most: 120, seconds: MINUTE, counted: 'here' },
  orders: { env: 'RATE_ORDERS_PER_MINUTE', most: 60, seconds: MINUTE, counted: 'requests' },
  ordersOfDay: { env: 'RATE_ORDERS_PER_DAY', most: 500, seconds: DAY, counted: 'acts' },
  /** Reservations of limited promo codes; inside Telegram of one buyer. */
  promos: { env: 'RATE_PROMO_PER_HOUR', most: 5, seconds: HOUR, counted: 'acts' },
  /** Of one program with an API key, wherever it sends from. */
  ordersByKey: {
    env: 'RATE_API_KEY_ORDERS_PER_MINUTE',
    most: 300,
    seconds: MINUTE,
    counted: 'requests',
  },
  finds: { env: 'RATE_FIND_PER_MINUTE', most: 20, seconds: MINUTE, counted: 'requests' },
  statuses: { env: 'RATE_STATUS_PER_MINUTE', most: 600, seconds: MINUTE, counted: 'requests' },
  badSignatures: {
    env: 'RATE_BAD_SIGNATURES_PER_MINUTE',
    most: 30,
    seconds: MINUTE,
    counted: 'requests',
  },
  // How many messages anybody can make the shop send without paying.
  unpaidByRecipient: {
    env: 'RATE_UNPAID_PER_RECIPIENT_PER_DAY',
    most: 5,
    seconds: DAY,
    counted: 'acts',
  },
  unpaidByAddress: {
    env: 'RATE_UNPAID_PER_ADDRESS_PER_HOUR',
    most: 30,
    seconds: HOUR,
    counted: 'acts',
  },
  unpaidInAll: { env: 'RATE_UNPAID_PER_HOUR', most: 300, seconds: HOUR, counted: 'acts' },
  /** Of one chat. */
  botMessages: {
    env: 'RATE_BOT_MESSAGES_PER_MINUTE',
    most: 20,
    seconds: MINUTE,
    counted: 'requests',
  },
  signIns: { env: 'RATE_SIGN_IN_PER_MINUTE', most: 5, seconds: MINUTE, counted: 'acts' },
  /** Wrong passwords from all strangers together. */
  signInsOfStrangers: { env: 'RATE_SIGN_IN_PER_HOUR', most: 60, seconds: HOUR, counted: 'acts' },
  /** Wrong passwords from one browser that got in before. */
  signInsOfDevice: {
    env: 'RATE_SIGN_IN_DEVICE_PER_HOUR',
    most: 20,
    seconds: HOUR,
    counted: 'acts',
  },
} as const;

export type LimitName = keyof typeof LIMITS;

/** The name of the environment that changes a limit. */
export type LimitEnv = (typeof LIMITS)[LimitName]['env'];

export const LIMIT_NAMES = Object.keys(LIMITS) as LimitName[];

/** One thing for each limit, by its name. */
export function ofEachLimit<T>(make: (name: LimitName) => T): Record<LimitName, T> {
  return Object.fromEntries(LIMIT_NAMES.map((name) => [name, make(name)])) as Record<LimitName, T>;
}
