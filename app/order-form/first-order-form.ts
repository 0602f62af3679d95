import { randomUUID } from 'node:crypto';
import type { OrderFormState } from '@/app/actions';
import { formText } from '@/components/form/form-text';
import { OUTDATED_MESSAGE } from '@/components/form/outdated-message';
import { EMPTY_ORDER_FORM } from '@/lib/orders/order-form';
import { sentForm } from '@/server/http/sent-form';
import { keptFormId } from './form-cookie';
import { orderFormValues } from './order-form-values';

/**
 * What an order form shows first: nothing filled in, or what a page of an older build has sent, with
 * its id, by which no order is made twice. Consents to another edition are not kept.
 */
export async function firstOrderForm(
  legalVersion: string,
): Promise<{ formId: string; initial: OrderFormState }> {
  const sent = sentForm();
  const formId = (await keptFormId()) ?? randomUUID();
  if (!sent) {
    const values = { ...EMPTY_ORDER_FORM, legalVersion };
    return { formId, initial: { values, errors: [], message: null } };
  }
  const typed = orderFormValues(sent);
  const isSameEdition = typed.legalVersion === legalVersion;
  const values = {
    ...typed,
    legalVersion,
    offer: typed.offer && isSameEdition,
    personalData: typed.personalData && isSameEdition,
  };
  const initial = { values, errors: [], message: OUTDATED_MESSAGE };
  return { formId: formText(sent, 'formId') || formId, initial };
}
