const PRECISION = 14;
const INT64_MAX = 9223372036854775807n;
/** No longer number is a 64-bit one; told by its length alone, reading it costs nothing. */
const MAX_INT64_DIGITS = 19;

/** `strval` of a number that came from JSON, from its own spelling: no precision is lost. */
export function phpNumber(source: string): string {
  if (source.length <= MAX_INT64_DIGITS + 1 && /^-?[0-9]+$/.test(source)) {
    const value = BigInt(source);
    if (value <= INT64_MAX && value >= -INT64_MAX - 1n) return String(value);
  }
  return phpFloat(Number(source));
}

/** `strval` of a float with PHP's default `precision=14`: `1e15` → `1.0E+15`, `100.00` → `100`. */
function phpFloat(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? 'INF' : '-INF';
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const sign = value < 0 ? '-' : '';
  const { digits, exponent } = roundedDigits(Math.abs(value));
  if (exponent < -4 || exponent > PRECISION - 1) {
    const power = `E${exponent < 0 ? '-' : '+'}${Math.abs(exponent)}`;
    return `${sign}${digits[0]}.${digits.slice(1) || '0'}${power}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = digits.slice(exponent + 1);
  return `${sign}${whole}${fraction && `.${fraction}`}`;
}

/** At most 14 significant digits, no trailing zeros; an exact half goes to the even digit. */
function roundedDigits(value: number): { digits: string; exponent: number } {
  const [mantissa = '', exponent = '0'] = value.toExponential(PRECISION - 1).split('e');
  const digits = evenDigits(value) ?? mantissa.replace('.', '');
  return { digits: digits.replace(/0+$/, ''), exponent: Number(exponent) };
}

/** The first 14 digits where the rest of the number is exactly half of one more and they are even. */
function evenDigits(value: number): string | null {
  // Only what is written out by 15 digits can be such a half; to write out all digits costs much.
  if (Number(value.toExponential(PRECISION)) !== value) return null;
  const exact = value.toExponential(100).replace('.', '');
  const isHalf = /^[02468]50*$/.test(exact.slice(PRECISION - 1, exact.indexOf('e')));
  return isHalf ? exact.slice(0, PRECISION) : null;
}
