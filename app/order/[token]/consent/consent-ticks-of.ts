import { formText } from '@/components/form/form-text';
import type { ConsentTicks } from '@/lib/orders/consent-ticks';

/** Reads the two boxes as they were ticked; used on both sides of the wire. */
export function consentTicksOf(form: FormData): ConsentTicks {
  return {
    offer: form.has('offer'),
    personalData: form.has('personalData'),
    legalVersion: formText(form, 'legalVersion'),
  };
}
