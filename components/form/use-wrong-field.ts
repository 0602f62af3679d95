import { type RefObject, useEffect, useRef } from 'react';

/**
 * Leads people to what is wrong each time a form comes back: into the first wrong field, else to
 * the message above the fields. Returns the ref of the form.
 */
export function useWrongField(state: {
  errors: readonly object[];
}): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (state.errors.length > 0) {
      form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus();
    } else {
      form.current?.querySelector('[role=alert]')?.scrollIntoView({ block: 'nearest' });
    }
  }, [state]);
  return form;
}
