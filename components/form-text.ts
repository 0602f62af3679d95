/** Enough for anything typed, and for the init data that the Mini App sends along. */
const LONGEST = 4096;

/** A text of a form as it was filled in, cut to what a form may show again. */
export function formText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, LONGEST) : '';
}
