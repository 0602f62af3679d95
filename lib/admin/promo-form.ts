import { type Kopecks, kopecks, parseAmount } from '../money';
import type { FieldError } from '../orders/order-request';
import { amountWith, normalPromoCode, type PromoCode } from '../orders/promo';
import { moscowDayStart } from '../time';

/** A new promo code as the seller typed it. */
export type PromoFormValues = {
  code: string;
  kind: string;
  value: string;
  mostUses: string;
  startsOn: string;
  endsOn: string;
  note: string;
};

export const EMPTY_PROMO_FORM: PromoFormValues = {
  code: '',
  kind: 'percent',
  value: '',
  mostUses: '',
  startsOn: '',
  endsOn: '',
  note: '',
};

export type ReadPromoForm = { ok: true; promo: PromoCode } | { ok: false; errors: FieldError[] };

const DAY_MS = 86_400_000;
const MAX_NOTE_LENGTH = 200;

/**
 * Checks a new code. Days are Moscow's and both count: a code ends when its last day has passed.
 * Every error names its field and says what to type.
 */
export function readPromoForm(values: PromoFormValues, now: Date): ReadPromoForm {
  const code = normalPromoCode(values.code);
  const { kind, value } = discountOf(values);
  const mostUses = countOf(values.mostUses);
  const startsAt = dayOf(values.startsOn, 0);
  const endsAt = dayOf(values.endsOn, DAY_MS);
  const note = values.note.trim();
  const errors = [
    !/^[\p{L}\p{Nd}_-]{3,40}$/u.test(code) && wrong('code', CODE),
    value === null && wrong('value', kind === 'percent' ? PERCENT : SUM),
    mostUses === undefined && wrong('mostUses', 'Целое число от 1 или пусто'),
    startsAt === undefined && wrong('startsOn', DAY),
    endsAt === undefined && wrong('endsOn', DAY),
    endsAt && endsAt <= now && wrong('endsOn', 'Этот день уже прошёл'),
    startsAt && endsAt && endsAt <= startsAt && wrong('endsOn', 'Не раньше первого дня'),
    note.length > MAX_NOTE_LENGTH && wrong('note', `Не длиннее ${MAX_NOTE_LENGTH} знаков`),
  ].filter((error) => typeof error === 'object' && error !== null);
  if (errors.length > 0 || value === null) return { ok: false, errors };
  if (mostUses === undefined || startsAt === undefined || endsAt === undefined) {
    return { ok: false, errors };
  }
  const limits = { mostUses, startsAt, endsAt };
  const rest = { note: note || null, createdAt: now, disabledAt: null };
  return { ok: true, promo: { code, kind, value, ...limits, ...rest } };
}

/** What of a price the typed discount leaves to pay; null while none is typed that can be. */
export function amountToPay(
  values: Pick<PromoFormValues, 'kind' | 'value'>,
  price: Kopecks,
): Kopecks | null {
  const { kind, value } = discountOf(values);
  return value === null ? null : amountWith({ kind, value }, price);
}

function discountOf(values: Pick<PromoFormValues, 'kind' | 'value'>) {
  const kind = values.kind === 'fixed' ? ('fixed' as const) : ('percent' as const);
  return { kind, value: kind === 'percent' ? percentOf(values.value) : sumOf(values.value) };
}

const CODE = 'От 3 до 40 букв, цифр, - и _, без пробелов';
const PERCENT = 'Целое число от 1 до 100';
const SUM = 'Сумма в рублях: например, 300';
const DAY = 'День, например 2026-12-31, или пусто';

function wrong(field: keyof PromoFormValues, message: string): FieldError {
  return { field, message };
}

function percentOf(text: string): number | null {
  const value = Number(/^\s*([0-9]{1,3})\s*%?\s*$/.exec(text)?.[1] ?? 0);
  return value >= 1 && value <= 100 ? value : null;
}

function sumOf(text: string): number | null {
  const sum = parseAmount(text.replace(/[\s₽]|(?:руб|р)\.?$/gi, '').replace(',', '.'));
  return sum && sum > kopecks(0) && sum <= 100_000_000 ? sum : null;
}

/** Null when nothing is typed, undefined when it is no count. */
function countOf(text: string): number | null | undefined {
  if (!text.trim()) return null;
  const count = /^([0-9]{1,7})$/.exec(text.replace(/\s/g, ''))?.[1];
  return count && Number(count) > 0 ? Number(count) : undefined;
}

/** Null when nothing is typed, undefined when it is no day. */
function dayOf(text: string, laterMs: number): Date | null | undefined {
  if (!text.trim()) return null;
  const start = moscowDayStart(text.trim());
  return start ? new Date(start.getTime() + laterMs) : undefined;
}
