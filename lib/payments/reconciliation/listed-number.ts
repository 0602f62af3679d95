const SHORTENED = /^(\d)(?:[.,](\d+))?E\+?(\d{1,2})$/i;
const GROUPED = /^\d{1,3}(?:[\s,'’]\d{3})+$/;

/** Excel shows no more than six digits of such a number. */
const MAX_REST = 5;
/** As many as our own numbers have; longer ones are phones and cards. */
const MAX_POWER = 9;

/** Whether a spreadsheet has written a long number as `1,23E+09`, so that digits of it are lost. */
export function isShortened(text: string): boolean {
  const [, , rest = '', power] = SHORTENED.exec(text) ?? [];
  return power !== undefined && rest.length <= MAX_REST && Number(power) <= MAX_POWER;
}

/**
 * The digits of a number of an order or payment, without what spreadsheets put between or behind
 * them: `55 555 551`, `55555551,00`, `5,5555551E+07`. What has lost digits stays as it was written.
 */
export function digitsOf(text: string): string {
  const [, first = '', rest = '', power] = SHORTENED.exec(text) ?? [];
  if (power !== undefined) return rest.length === Number(power) ? first + rest : text;
  const whole = text.replace(/^(\d{5,})[.,]0+$/, '$1');
  return GROUPED.test(whole) ? whole.replace(/[\s,'’]/g, '') : whole;
}
