const MAX_LENGTH = 300;
/** Half of a sign, where a text was cut: an address that has one in it cannot be written. */
const HALF_AT_END = /[\ud800-\udbff]$/;

/** A text of a form as it was filled in, cut to what a form may show again. */
export function formText(form: FormData, name: string, longest = MAX_LENGTH): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, longest).replace(HALF_AT_END, '') : '';
}
