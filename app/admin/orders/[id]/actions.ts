'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { parseContactsFields } from '@/lib/admin/contacts-fields';
import { BIRTH_DATE_MESSAGES, parseBirthDate } from '@/lib/chakras/birth-date';
import { formatOrderNumber, type OrderNumber } from '@/lib/orders/number';
import { PRICE_OVER_MESSAGES } from '@/lib/orders/promo';
import { joinBirthDate } from '@/lib/orders/typed-birth-date';
import type { MarkWay } from '@/lib/payments/correct-mark';
import { isPaymentId } from '@/lib/payments/events/payment-event';
import { LINK_FAILURE_MESSAGES } from '@/lib/payments/links/gateway';
import { getApp } from '@/server/app/app';
import { adminAction } from '../../admin-action';
import { markedPaidWord } from '../marked-paid-word';
import { type ActionErrors, type ActionState, reasonOf } from './reason-of';

/** Asks Prodamus for another link, also while the last one is alive. */
export const makeNewLink = adminAction(async (form, { actor }): Promise<ActionState> => {
  const id = formText(form, 'id');
  const opened = await getApp().orderActions.newLink(actor, id);
  if (!opened) return refused({}, NO_ORDER);
  switch (opened.kind) {
    case 'open':
      return done(id, 'link_made');
    case 'closed':
      return refused({}, 'Заказ уже оплачен или возвращён: ссылка не\u00a0нужна.');
    case 'no_consent':
      return refused({}, 'Покупатель ещё не\u00a0отметил согласия: ссылки пока не\u00a0будет.');
    case 'price_over':
      return refused(
        {},
        `${PRICE_OVER_MESSAGES[opened.refusal]}: ссылки по\u00a0этой цене не\u00a0будет.`,
      );
    case 'no_link':
      return refused({}, `Ссылки нет. ${LINK_FAILURE_MESSAGES[opened.failure]}.`);
    default:
      return opened satisfies never;
  }
});

/** Sends the buyer again what they were sent last. */
export const resend = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const way = formText(form, 'way') === 'chat' ? 'chat' : 'mail';
  const outcome = await getApp().orderActions.resend({ actor, orderId, way });
  return outcome === 'due' ? done(orderId, 'resent') : refused({}, 'Отправить нечего или некуда.');
});

export const markPaidByHand = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const { reason, error } = reasonOf(form);
  const paymentId = formText(form, 'paymentId').trim();
  const values = { paymentId, reason };
  const errors: ActionErrors = {
    ...(isPaymentId(paymentId) ? {} : { paymentId: NO_PAYMENT_ID }),
    ...(error ? { reason: error } : {}),
  };
  if (Object.keys(errors).length > 0) return { values, errors, message: null };
  const marked = await getApp().orderActions.markPaid({ actor, orderId, paymentId, reason });
  switch (marked.kind) {
    case 'recorded':
      return done(orderId, markedPaidWord(marked.order));
    case 'test_order':
      return refused(values, 'Заказ пробный: деньги покупателя к\u00a0нему отнести нельзя.');
    case 'paid_already':
      return refused(values, 'Заказ уже оплачен.');
    case 'refunded':
      return refused(values, 'По\u00a0заказу был возврат: оформите новый.');
    case 'payment_of_other_order':
      return { values, errors: { paymentId: ofOtherOrder(marked.number) }, message: null };
    case 'unknown':
      return refused(values, NO_ORDER);
    default:
      return marked satisfies never;
  }
});

/** Corrects a mark by hand that names the wrong payment, in the way that the form names. */
export const correctMarkByHand = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const { reason, error } = reasonOf(form);
  const typed = formText(form, 'paymentId').trim();
  const values = { paymentId: typed, reason };
  const way = markWayOf(formText(form, 'way'), typed);
  if (!way) return refused(values, NO_MARK);
  const errors: ActionErrors = {
    ...(way.kind === 'other_payment' && !isPaymentId(typed) ? { paymentId: NO_PAYMENT_ID } : {}),
    ...(error ? { reason: error } : {}),
  };
  if (Object.keys(errors).length > 0) return { values, errors, message: null };
  const paymentId = formText(form, 'mark');
  const correction = { actor, orderId, paymentId, way, reason };
  const corrected = await getApp().orderActions.correctMark(correction);
  switch (corrected.kind) {
    case 'corrected':
      return done(orderId, 'mark_corrected');
    case 'payment_of_other_order':
      return { values, errors: { paymentId: ofOtherOrder(corrected.number) }, message: null };
    case 'same_payment':
      return { values, errors: { paymentId: SAME_PAYMENT }, message: null };
    case 'no_such_mark':
      return refused(values, NO_MARK);
    case 'unknown':
      return refused(values, NO_ORDER);
    default:
      return corrected satisfies never;
  }
});

function markWayOf(word: string, paymentId: string): MarkWay | null {
  if (word === 'other_payment') return { kind: word, paymentId };
  return word === 'withdrawn' || word === 'given' ? { kind: word } : null;
}

export const markRefundedByHand = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const { reason, error } = reasonOf(form);
  const paymentId = formText(form, 'paymentId');
  const values = { paymentId, reason };
  if (error) return { values, errors: { reason: error }, message: null };
  const marked = await getApp().orderActions.markRefunded({ actor, orderId, paymentId, reason });
  switch (marked.kind) {
    case 'recorded':
      return done(orderId, 'marked_refunded');
    case 'no_such_payment':
      return refused(values, 'Такой оплаты у\u00a0заказа нет, или возврат уже записан.');
    case 'unknown':
      return refused(values, NO_ORDER);
    default:
      return marked satisfies never;
  }
});

export const fixBirthDate = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const { values, parsed } = birthDateOf(form);
  if (!parsed.ok) return wrongDate(values, BIRTH_DATE_MESSAGES[parsed.problem]);
  const { birthDate } = parsed;
  const outcome = await getApp().orderActions.correctBirthDate({ actor, orderId, birthDate });
  switch (outcome) {
    case 'corrected':
      return done(orderId, 'birth_date_fixed');
    case 'same':
      return wrongDate(values, 'Эта дата уже стоит в\u00a0заказе');
    case 'closed':
      return refused(values, 'По\u00a0заказу был возврат: менять нечего.');
    case 'unknown':
      return refused(values, NO_ORDER);
    default:
      return outcome satisfies never;
  }
});

/** Corrects name and contacts, and with the form's second button sends the buyer all of it again. */
export const fixContacts = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const fields = {
    name: formText(form, 'name'),
    email: formText(form, 'email'),
    phone: formText(form, 'phone'),
  };
  const details = await getApp().store.admin.orderDetails(orderId);
  if (!details) return refused(fields, NO_ORDER);
  const typed = { ...fields, askedEmail: formText(form, 'askedEmail') };
  const parsed = parseContactsFields(typed, details.order.contacts.email);
  if (!parsed.ok) {
    const errors = parsed.errors.map(({ field, message }) => [field, message]);
    return { values: fields, errors: Object.fromEntries(errors), message: null };
  }
  const { contacts } = parsed;
  const sendsAgain = form.has('send');
  const correction = { actor, orderId, contacts, sendsAgain };
  const outcome = await getApp().orderActions.correctContacts(correction);
  switch (outcome) {
    case 'corrected':
      return done(orderId, 'contacts_corrected');
    case 'sent':
      return done(orderId, 'contacts_sent');
    case 'unsendable':
      return done(orderId, 'contacts_unsendable');
    case 'same':
      return done(orderId, 'nothing_changed');
    case 'unknown':
      return refused(fields, NO_ORDER);
    default:
      return outcome satisfies never;
  }
});

export const eraseOrder = adminAction(async (form, { actor }): Promise<ActionState> => {
  const orderId = formText(form, 'id');
  const { values, parsed } = birthDateOf(form);
  if (!parsed.ok) return wrongDate(values, BIRTH_DATE_MESSAGES[parsed.problem]);
  const outcome = await getApp().orderActions.erase(actor, orderId, parsed.birthDate);
  switch (outcome) {
    case 'erased':
      return done(orderId, getApp().store.erasedHeldSince() ? 'erased_held' : 'erased');
    case 'wrong_birth_date':
      return wrongDate(values, 'В\u00a0заказе другая дата. Проверьте, тот\u00a0ли это заказ');
    case 'unknown':
      return refused(values, NO_ORDER);
    default:
      return outcome satisfies never;
  }
});

const NO_MARK = 'Отметки уже нет, или её подтвердило уведомление. Обновите страницу.';
const SAME_PAYMENT = 'Этот платёж и\u00a0стоит в\u00a0отметке. Впишите другой';
const NO_ORDER = 'Такого заказа нет, или его данные уже удалены.';
const NO_PAYMENT_ID = 'Номер платежа\u00a0— цифры из\u00a0«Списка платежей» Prodamus';

function ofOtherOrder(number: OrderNumber): string {
  const other = `заказу №\u00a0${formatOrderNumber(number)}`;
  return `Этот платёж уже относится к\u00a0${other}. Проверьте номер платежа`;
}

function birthDateOf(form: FormData) {
  const [day, month, year] = ['day', 'month', 'year'].map((name) => formText(form, name));
  const values = { day: day ?? '', month: month ?? '', year: year ?? '' };
  return { values, parsed: parseBirthDate(joinBirthDate(values), getApp().clock()) };
}

function done(orderId: string, word: string): never {
  redirect(`/admin/orders/${encodeURIComponent(orderId)}?done=${word}`);
}

function refused(values: Record<string, string>, message: string): ActionState {
  return { values, errors: {}, message };
}

function wrongDate(values: Record<string, string>, birthDate: string): ActionState {
  return { values, errors: { birthDate }, message: null };
}
