/** What the fields of a form hold, by their names. */
export type FormFields = [name: string, value: string][];

/** A form as it was sent, and where it stands. */
type SentForm = { path: string; fields: FormFields };

const KEY = 'sentForm';

/** Drawn anew with every page: two forms are the same one whatever these hold. */
const OF_THE_PAGE = /^(?:\$ACTION_.*|formId|legalVersion|asked\w+)$/;

let sent: SentForm | null = null;

/** Remembers the form that is being sent, as long as the page lives; never a password. */
export function rememberSentForm({ target, submitter }: SubmitEvent): void {
  const form = target as HTMLFormElement;
  const secret = [...form.querySelectorAll<HTMLInputElement>('[type=password]')];
  const fields = [...new FormData(form, submitter)].flatMap(([name, value]) => {
    const isKept = typeof value === 'string' && !secret.some((field) => field.name === name);
    return isKept ? [[name, value] satisfies [string, string]] : [];
  });
  sent = { path: location.pathname, fields };
}

/** Keeps the remembered form for the next document of this tab. Throws where storage is closed. */
export function keepSentForm(): void {
  if (sent) sessionStorage.setItem(KEY, JSON.stringify(sent));
}

/**
 * Fills the form that was kept, once, in the page it stood on. Returns whether there was one; what
 * cannot be filled any more, because the page has changed, is let go.
 */
export function bringBackSentForm(): boolean {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as SentForm | null;
    sessionStorage.removeItem(KEY);
    if (kept?.path !== location.pathname) return false;
    const form = [...document.forms].find((one) => isSame(one, kept.fields));
    if (form) fillForm(form, kept.fields);
    return form !== undefined;
  } catch {
    return false;
  }
}

/** A page may have a form of one shape for each of many things, told apart by hidden fields. */
function isSame(form: HTMLFormElement, fields: FormFields): boolean {
  const now = new FormData(form);
  return fields.every(([name, value]) => {
    const field = form.elements.namedItem(name);
    if (OF_THE_PAGE.test(name)) return true;
    if (!(field instanceof HTMLInputElement && field.type === 'hidden')) return field !== null;
    return now.getAll(name).includes(value);
  });
}

/**
 * Fills the fields that people fill. What was agreed to under another edition of the documents is
 * not ticked again.
 */
export function fillForm(form: HTMLFormElement, fields: FormFields): void {
  const kept = new Map(fields);
  const edition = form.elements.namedItem('legalVersion') as HTMLInputElement | null;
  const isSameEdition = edition === null || edition.value === kept.get('legalVersion');
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && ['checkbox', 'radio'].includes(field.type)) {
      const isTicked = fields.some(([name, value]) => name === field.name && value === field.value);
      field.checked = isTicked && isSameEdition;
    } else if (isTyped(field)) {
      field.value = kept.get(field.name) ?? field.value;
    } else continue;
    const folded = field.closest('details');
    if (folded && kept.get(field.name)) folded.open = true;
  }
}

function isTyped(
  field: Element,
): field is HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement {
  if (field instanceof HTMLInputElement) {
    return !['hidden', 'password', 'file', 'submit', 'button'].includes(field.type);
  }
  return field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement;
}
