import { cleanLine } from '../contacts/clean-line';
import { type ConsentTicks, consentErrors } from './consent-ticks';
import { contactFields, onContactField } from './contact-field';
import type { Contacts } from './order';
import { type ParsedOrderRequest, parseOrderRequest } from './order-request';
import { joinBirthDate } from './typed-birth-date';

/** The form as people filled it in: what is shown again when something has to be corrected. */
export type OrderFormValues = ConsentTicks & {
  day: string;
  month: string;
  year: string;
  name: string;
  contact: string;
  /** The contact that the form has already asked about as a likely slip. */
  askedContact: string;
  promoCode: string;
};

/** Contacts of an earlier order, only ever those of the very person who orders. */
export type KeptContacts = Pick<Contacts, 'email' | 'phone'>;

/** What is known of a buyer beside the form; `hasChat`: Telegram vouches for who they are. */
export type KnownBuyer = { kept?: KeptContacts | null; hasChat?: boolean };

export const EMPTY_ORDER_FORM: OrderFormValues = {
  day: '',
  month: '',
  year: '',
  name: '',
  contact: '',
  askedContact: '',
  promoCode: '',
  offer: false,
  personalData: false,
  legalVersion: '',
};

/**
 * Checks the form of the page. One field takes an e-mail, a phone or both; left empty, it means the
 * contacts `kept` from an earlier order, if there are any, or none for a buyer who `hasChat`: the
 * chat is their contact, and their Telegram finds the order. An e-mail that can exist but looks like
 * a slip is asked about once: sent again as it is, it is taken. The two consents are asked apart.
 * Errors name the form's fields: birthDate, name, contact, promoCode, offer, personalData.
 */
export function parseOrderForm(
  values: OrderFormValues,
  now: Date,
  { kept = null, hasChat = false }: KnownBuyer = {},
): ParsedOrderRequest {
  const parsed = parseFields(values, now, kept);
  const errors = parsed.ok ? [] : [...parsed.errors];
  if (!cleanLine(values.contact) && !hasChat && !kept?.email && !kept?.phone) {
    const message = 'Укажите e-mail или телефон, чтобы заказ можно было найти';
    errors.push({ field: 'contact', message });
  }
  errors.push(...consentErrors(values));
  return parsed.ok && errors.length === 0 ? parsed : { ok: false, errors };
}

/** What the seller types of a buyer who wrote to them. */
export type SellerOrderValues = Pick<
  OrderFormValues,
  'day' | 'month' | 'year' | 'name' | 'contact' | 'askedContact'
>;

/**
 * Checks the form by which the seller orders for a buyer, by the same rules. Name and contact may
 * be left out; the buyer agrees later, on the page of the order.
 */
export function parseSellerOrder(values: SellerOrderValues, now: Date): ParsedOrderRequest {
  return parseFields({ ...values, promoCode: '' }, now, null);
}

function parseFields(
  values: Omit<OrderFormValues, keyof ConsentTicks>,
  now: Date,
  kept: KeptContacts | null,
): ParsedOrderRequest {
  const contact = cleanLine(values.contact);
  const parsed = parseOrderRequest(
    {
      birthDate: joinBirthDate(values),
      // The consents are boxes of their own.
      consent: true,
      name: values.name,
      promoCode: values.promoCode,
      ...(contact ? contactFields(contact) : keptFields(kept)),
    },
    now,
  );
  const errors = onContactField(parsed.ok ? [] : parsed.errors, contact, values.askedContact);
  return parsed.ok && errors.length === 0 ? parsed : { ok: false, errors };
}

function keptFields(kept: KeptContacts | null) {
  return { email: kept?.email ?? '', phone: kept?.phone ?? '' };
}
