import { type RefObject, useEffect, useState } from 'react';
import { fillForm } from '@/components/form/sent-form';
import { keptOrderForm } from '@/components/order/kept-by-browser/kept-order-form';

/**
 * Fills the order form as it was sent before from this page and tab, unless something is typed in it
 * already. Returns the id to send it by: the one from before, so that the same content finds the
 * order it has made.
 */
export function useKeptForm(form: RefObject<HTMLFormElement | null>, formId: string): string {
  const [id, setId] = useState(formId);
  useEffect(() => {
    const kept = keptOrderForm();
    if (!kept || !form.current) return;
    if (!isTyped(form.current)) fillForm(form.current, kept);
    setId(new Map(kept).get('formId') ?? formId);
  }, [form, formId]);
  return id;
}

function isTyped(form: HTMLFormElement): boolean {
  const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type])')];
  return fields.some(({ value }) => value !== '');
}
