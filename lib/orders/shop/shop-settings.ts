import { z } from 'zod';
import { type Kopecks, kopecks } from '../money';
import {
  PAYMENT_METHODS,
  PAYMENT_OBJECTS,
  type PaymentMethod,
  type PaymentObject,
  TAX_TYPES,
  type TaxType,
} from './receipt';

/** The platforms of Telegram inside which a shop may choose to sell nothing. */
export const SALE_PLATFORMS = ['ios', 'android'] as const;

export type SalePlatform = (typeof SALE_PLATFORMS)[number];

/** What the seller may set in the admin, as it holds now. */
export type ShopSettings = {
  /** Of new orders only: the sum of an order never changes. */
  price: Kopecks;
  productName: string;
  productDescription: string;
  linkTtlHours: number;
  sellerName: string;
  sellerInn: string;
  sellerContacts: string;
  /** Receipt fields; null = as the payment page itself is set. */
  taxType: TaxType | null;
  paymentMethod: PaymentMethod | null;
  paymentObject: PaymentObject | null;
  /** Whether orders remember which advertisement their buyer came by. */
  tracksSources: boolean;
  /** Platforms of Telegram inside which nothing is sold. */
  noSaleOn: readonly SalePlatform[];
};

export type SettingName = keyof ShopSettings;

/** Only what was saved in the admin; it wins over the environment. */
export type SavedSettings = Partial<ShopSettings>;

/** The limits of the settings; messages say what to type. */
export const SETTING_SCHEMAS = {
  price: z
    .int('Сумма в рублях: например, 990')
    .min(100, 'Не меньше 1 ₽')
    .max(100_000_000, 'Не больше 1 000 000 ₽')
    .transform(kopecks),
  productName: text(100).min(1, 'Название нужно: его видят на странице оплаты'),
  productDescription: text(300),
  linkTtlHours: z
    .int('Целое число часов')
    .min(1, 'От 1 до 8 760 часов')
    .max(8_760, 'От 1 до 8 760 часов'),
  sellerName: text(200),
  sellerInn: z.string().regex(/^(?:[0-9]{10}|[0-9]{12})?$/, 'В ИНН 10 или 12 цифр'),
  sellerContacts: text(300),
  taxType: oneOf(TAX_TYPES),
  paymentMethod: oneOf(PAYMENT_METHODS),
  paymentObject: oneOf(PAYMENT_OBJECTS),
  tracksSources: z.boolean(),
  noSaleOn: z.array(z.enum(SALE_PLATFORMS, 'Выберите из списка')).readonly(),
} satisfies { [Name in SettingName]: z.ZodType<ShopSettings[Name]> };

export const SETTING_NAMES = Object.keys(SETTING_SCHEMAS) as SettingName[];

const savedSettings = z.object(SETTING_SCHEMAS).partial();

/**
 * Reads what the database holds. A value that does not read (of an older version, changed by hand)
 * is left out, so that the environment's holds: a shop must not stand still for it.
 */
export function readSavedSettings(
  rows: readonly { name: string; value: unknown }[],
): SavedSettings {
  const readable = rows.filter(
    ({ name, value }) => isSettingName(name) && SETTING_SCHEMAS[name].safeParse(value).success,
  );
  const given = Object.fromEntries(readable.map(({ name, value }) => [name, value]));
  // Names that are not there are not in the answer either, which the parser's type cannot say.
  return savedSettings.parse(given) as SavedSettings;
}

export function isSettingName(name: string): name is SettingName {
  return Object.hasOwn(SETTING_SCHEMAS, name);
}

/** The seller as documents, letters and the bot name them. */
export function sellerOf(settings: ShopSettings) {
  const { sellerName: name, sellerInn: inn, sellerContacts: contacts } = settings;
  return { name, inn, contacts };
}

/** How long a new link to pay by lives, in milliseconds. */
export function linkTtlOf({ linkTtlHours }: ShopSettings): number {
  return linkTtlHours * 3_600_000;
}

function text(longest: number) {
  return z.string().max(longest, `Не длиннее ${longest} знаков`);
}

/** One of the codes of a closed list, or null. */
function oneOf<Code extends number>(codes: Record<Code, string>) {
  return z
    .custom<Code>(
      (value) => typeof value === 'number' && Object.hasOwn(codes, value),
      'Выберите из списка',
    )
    .nullable();
}
