import type { FormFields } from '../../form/sent-form';

/** The order form of a page as it was sent last. */
type KeptOrderForm = { page: string; fields: FormFields };

const KEY = 'orderForm';

/** What the form asks for, and its id. Whose order it is, is asked anew. */
const KEPT = /^(?:formId|day|month|year|name|contact|promoCode|offer|personalData|legalVersion)$/;

/**
 * Keeps an order form that is being sent, so that a buyer who goes back finds it filled in. With its
 * id, by which the same content is the same order and not a second one to pay. In this tab alone, until
 * it is closed or `forgetOrderForm` is called; where storage is closed, nothing happens.
 */
export function keepOrderForm(form: FormData): void {
  const fields = [...form].flatMap(
    ([name, value]): FormFields =>
      typeof value === 'string' && KEPT.test(name) ? [[name, value]] : [],
  );
  try {
    const kept: KeptOrderForm = { page: pageOfForm(), fields };
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Private windows and some frames have no storage: the form is filled in once more.
  }
}

/** The form that was kept of this page; null when there is none. */
export function keptOrderForm(): FormFields | null {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY) ?? 'null') as KeptOrderForm | null;
    return kept?.page === pageOfForm() ? kept.fields : null;
  } catch {
    return null;
  }
}

/** Forgets what was kept: the order is paid or erased, or can be placed no more. */
export function forgetOrderForm(): void {
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Where there is no storage nothing was kept.
  }
}

/** The form of somebody close is another one; the Mini App begins with the first page. */
function pageOfForm(): string {
  return location.pathname === '/telegram' ? '/' : location.pathname;
}
