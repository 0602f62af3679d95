const MAX_LENGTH = 300;

/** A text of a form as it was filled in, cut to what a form may show again. */
export function formText(form: FormData, name: string, longest = MAX_LENGTH): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.slice(0, longest) : '';
}
