import { z } from 'zod';
import { formatAmount, formatRoubles, type Kopecks, kopecks, parseAmount } from '../../money';

/** The platforms of Telegram inside which a shop may choose to sell nothing. */
export const SALE_PLATFORMS = ['ios', 'android'] as const;

export type SalePlatform = (typeof SALE_PLATFORMS)[number];

export type SettingOption = { value: string; name: string };

/** How a value is checked, and how it becomes a text of the form and is read back from one. */
export type SettingKind<Value> = {
  /** Checks what is saved; its messages say what to type. */
  schema: z.ZodType<Value>;
  toText(value: Value): string;
  /** What a text of the form stands for; the schema says whether it may be. */
  fromText(text: string): unknown;
  /** The value as people read it, where that is not how it is typed. */
  inWords?(value: Value): string;
  options?: readonly SettingOption[];
  isLong?: boolean;
};

/** A sum of money, typed in roubles. */
export const AMOUNT: SettingKind<Kopecks> = {
  schema: z
    .int('Сумма в рублях: например, 990')
    .min(100, 'Не меньше 1 ₽')
    .max(100_000_000, 'Не больше 1 000 000 ₽')
    .transform(kopecks),
  toText: (sum) => formatAmount(sum).replace(/\.00$/, '').replace('.', ','),
  fromText: (text) => parseAmount(text.replace(/[\s\u00a0₽]/g, '').replace(',', '.')),
  inWords: formatRoubles,
};

export const HOURS: SettingKind<number> = {
  schema: z
    .int('Целое число часов')
    .min(1, 'От 1 до 8 760 часов')
    .max(8_760, 'От 1 до 8 760 часов'),
  toText: String,
  fromText: (text) => (/^[0-9]+$/.test(text) ? Number(text) : null),
};

/** A text of at most so many signs; with `needed`, of one at least. */
export function text(
  longest: number,
  { needed, isLong = false }: { needed?: string; isLong?: boolean } = {},
): SettingKind<string> {
  const schema = z.string().max(longest, `Не длиннее ${longest} знаков`);
  return {
    schema: needed ? schema.min(1, needed) : schema,
    toText: (value) => value,
    fromText: (typed) => typed,
    isLong,
  };
}

export const INN: SettingKind<string> = {
  schema: z.string().regex(/^(?:[0-9]{10}|[0-9]{12})?$/, 'В ИНН 10 или 12 цифр'),
  toText: (inn) => inn,
  fromText: (typed) => typed.replace(/\s/g, ''),
};

/** One of the codes of a closed list; null leaves it to the payment page. */
export function code<Code extends number>(names: Record<Code, string>): SettingKind<Code | null> {
  const options = Object.entries<string>(names);
  return {
    schema: z
      .custom<Code>(
        (value) => typeof value === 'number' && Object.hasOwn(names, value),
        'Выберите из списка',
      )
      .nullable(),
    toText: (value) => String(value ?? ''),
    fromText: (typed) => (typed === '' ? null : Number(typed)),
    options: [
      { value: '', name: 'как на странице Prodamus' },
      ...options.map(([value, name]) => ({ value, name: `${value} — ${name}` })),
    ],
  };
}

export const YES_OR_NO: SettingKind<boolean> = {
  schema: z.boolean(),
  toText: (value) => (value ? 'yes' : 'no'),
  fromText: (typed) => typed === 'yes',
  options: [
    { value: 'no', name: 'нет' },
    { value: 'yes', name: 'да' },
  ],
};

/** The platforms inside which nothing is sold. */
export const NO_SALE_ON: SettingKind<readonly SalePlatform[]> = {
  schema: z.array(z.enum(SALE_PLATFORMS, 'Выберите из списка')).readonly(),
  toText: (platforms) => [...platforms].sort().join(','),
  fromText: (typed) => (typed === '' ? [] : typed.split(',')),
  options: [
    { value: '', name: 'везде' },
    { value: 'ios', name: 'везде, кроме iOS' },
    { value: 'android', name: 'везде, кроме Android' },
    { value: 'android,ios', name: 'везде, кроме iOS и Android' },
  ],
};
