import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** Numbers without a country are taken as dialled here. */
const HOME: CountryCode = 'RU';
/** E.164 has no longer ones; more digits are two numbers, or a slip. */
const MAX_DIGITS = 15;
/** Any Russian mobile: operators open ranges faster than the tables of the library know them. */
const RUSSIAN_MOBILE = /^\+79\d{9}$/;

/**
 * Reads a phone as people type it, in E.164; a number without + and a country is a Russian one.
 * Null where no such number can exist: a digit too few or too many, a code that nobody has.
 */
export function readPhone(text: string): string | null {
  if ((text.match(/\p{N}/gu)?.length ?? 0) > MAX_DIGITS) return null;
  const phone = parsePhoneNumberFromString(text, HOME);
  if (!phone) return null;
  return RUSSIAN_MOBILE.test(phone.number) || phone.isValid() ? phone.number : null;
}
