import { z } from 'zod';
import { BIRTH_DATE_MESSAGES, type BirthDate, parseBirthDate } from '../chakras/birth-date';
import { cleanLine } from '../contacts/clean-line';
import { emailMessage, readEmail } from '../contacts/email-address';
import { type NameProblem, readName } from '../contacts/person-name';
import { readPhone } from '../contacts/phone-number';
import { suggestEmail } from '../contacts/suggest-email';
import type { Contacts } from './order';
import { normalPromoCode, PROMO_MESSAGES } from './promo';

/** What a buyer asks for, checked. The price is never part of it. */
export type OrderRequest = {
  birthDate: BirthDate;
  contacts: Contacts;
  /** As `normalPromoCode` writes it; whether it counts is known only when the order is made. */
  promoCode: string | null;
};

/** `suggestion` is what was likely meant, where that can be put into the field instead. */
export type FieldError = { field: string; message: string; suggestion?: string };

export type ParsedOrderRequest =
  | { ok: true; request: OrderRequest }
  | { ok: false; errors: FieldError[] };

const optionalText = (limit: number, message: string) =>
  z
    .string({ error: message })
    .transform(cleanLine)
    .pipe(z.string().max(limit, message))
    .nullish()
    .transform((text) => text || null);

const NAME_MESSAGES: Record<NameProblem, string> = {
  too_long: 'Имя — не длиннее 100 знаков',
  not_a_name: 'Впишите имя без ссылок, адресов и номеров',
};

const PHONE_MESSAGE =
  'Проверьте номер телефона: например, +7 912 345-67-89, другой страны — с плюсом и её кодом';

const request = z.object({
  consent: z.literal(true, {
    error: 'Без согласия с офертой и на обработку данных заказ не оформить',
  }),
  name: z
    .string({ error: NAME_MESSAGES.not_a_name })
    .nullish()
    .transform((text, context) => {
      const read = readName(text ?? '');
      if (read.ok) return read.name;
      context.addIssue({ code: 'custom', message: NAME_MESSAGES[read.problem] });
      return z.NEVER;
    }),
  email: optionalText(254, emailMessage('malformed', null)).transform((text, context) => {
    if (text === null) return null;
    const read = readEmail(text);
    if (read.ok) return read.address;
    const message = emailMessage(read.problem, suggestEmail(text));
    context.addIssue({ code: 'custom', message });
    return z.NEVER;
  }),
  phone: optionalText(40, PHONE_MESSAGE).transform((text, context) => {
    if (text === null) return null;
    const phone = readPhone(text);
    if (phone !== null) return phone;
    context.addIssue({ code: 'custom', message: PHONE_MESSAGE });
    return z.NEVER;
  }),
  promoCode: optionalText(40, PROMO_MESSAGES.unknown).transform(
    (text) => text && normalPromoCode(text),
  ),
});

const contactsOnly = request.pick({ name: true, email: true, phone: true });

export type ParsedContacts = { ok: true; contacts: Contacts } | { ok: false; errors: FieldError[] };

/** Checks name, e-mail and phone alone, by the rules of an order; empty ones are null. */
export function parseContacts(input: Record<keyof Contacts, string>): ParsedContacts {
  const parsed = contactsOnly.safeParse(input);
  return parsed.success
    ? { ok: true, contacts: parsed.data }
    : { ok: false, errors: parsed.error.issues.map(toFieldError) };
}

/**
 * Checks what came from a form or the API. Unknown members are ignored; every error names its
 * field and says in Russian what to do. `now` is a UTC instant.
 */
export function parseOrderRequest(input: unknown, now: Date): ParsedOrderRequest {
  const parsed = request.safeParse(input);
  const birthDate = readBirthDate(input, now);
  const errors = parsed.success ? [] : parsed.error.issues.map(toFieldError);
  if (!birthDate.ok) {
    errors.unshift({ field: 'birthDate', message: BIRTH_DATE_MESSAGES[birthDate.problem] });
  }
  if (!parsed.success || !birthDate.ok) return { ok: false, errors };
  const { name, email, phone, promoCode } = parsed.data;
  const contacts = { name, email, phone };
  return { ok: true, request: { birthDate: birthDate.birthDate, contacts, promoCode } };
}

function readBirthDate(input: unknown, now: Date) {
  const value = (input as { birthDate?: unknown } | null)?.birthDate;
  return parseBirthDate(typeof value === 'string' ? value : '', now);
}

function toFieldError(issue: z.core.$ZodIssue): FieldError {
  return { field: String(issue.path[0] ?? ''), message: issue.message };
}
