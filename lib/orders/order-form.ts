import { joinBirthDate } from '../chakras/birth-date';
import type { Contacts } from './order';
import { type FieldError, type ParsedOrderRequest, parseOrderRequest } from './order-request';

/** The form as people filled it in: what is shown again when something has to be mended. */
export type OrderFormValues = {
  day: string;
  month: string;
  year: string;
  name: string;
  contact: string;
  promoCode: string;
  offer: boolean;
  personalData: boolean;
  /** The edition of the documents that the form showed. */
  legalVersion: string;
};

/** Contacts of an earlier order, which the form itself never shows in full. */
export type KeptContacts = Pick<Contacts, 'email' | 'phone'>;

export const EMPTY_ORDER_FORM: OrderFormValues = {
  day: '',
  month: '',
  year: '',
  name: '',
  contact: '',
  promoCode: '',
  offer: false,
  personalData: false,
  legalVersion: '',
};

const CONSENT_MESSAGES = {
  offer: 'Отметьте, что согласны с офертой',
  personalData: 'Отметьте согласие на обработку данных: без даты рождения карту не посчитать',
} as const;

/**
 * Checks the form of the page. One field takes an e-mail or a phone; left empty, it means the
 * contacts `kept` from an earlier order, if there are any. The two consents are asked apart. Errors
 * name the form's fields: birthDate, name, contact, promoCode, offer,
 * personalData.
 */
export function parseOrderForm(
  values: OrderFormValues,
  now: Date,
  kept: KeptContacts | null = null,
): ParsedOrderRequest {
  const contact = values.contact.replace(/\p{Cc}+/gu, ' ').trim();
  const parsed = parseOrderRequest(
    {
      birthDate: joinBirthDate(values),
      consent: true,
      name: values.name,
      promoCode: values.promoCode,
      ...contactsOf(contact, kept),
    },
    now,
  );
  const errors = parsed.ok ? [] : parsed.errors.map(onForm);
  if (!contact && !kept?.email && !kept?.phone) {
    const message = 'Укажите e-mail или телефон, чтобы заказ можно было найти';
    errors.push({ field: 'contact', message });
  }
  for (const box of ['offer', 'personalData'] as const) {
    if (!values[box]) errors.push({ field: box, message: CONSENT_MESSAGES[box] });
  }
  return parsed.ok && errors.length === 0 ? parsed : { ok: false, errors };
}

function contactsOf(contact: string, kept: KeptContacts | null) {
  if (contact) return contact.includes('@') ? { email: contact } : { phone: contact };
  return { email: kept?.email ?? '', phone: kept?.phone ?? '' };
}

function onForm({ field, message }: FieldError): FieldError {
  return { field: field === 'email' || field === 'phone' ? 'contact' : field, message };
}
