'use server';

import { redirect } from 'next/navigation';
import { formText } from '@/components/form/form-text';
import { PRICE_OVER_MESSAGES } from '@/lib/orders/promo';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';
import { OF_TEST_MONEY } from './letter-of';

export type LetterLinkState = { message: string | null };

/** Makes the individual link that the letter must carry, for an order that has none. */
export const makeLetterLink = adminAction(async (form, { actor }): Promise<LetterLinkState> => {
  const orderId = formText(form, 'order');
  const { store, orderActions } = getApp();
  if ((await store.admin.orderDetails(orderId))?.order.isTest) return { message: OF_TEST_MONEY };
  const opened = await orderActions.newLink(actor, orderId);
  switch (opened?.kind) {
    case undefined:
      return { message: 'Такого заказа нет.' };
    case 'no_link':
      return { message: 'Prodamus не\u00a0дал ссылку. Повторите через минуту.' };
    case 'closed':
      return { message: 'Заказ уже оплачен: новая ссылка ему не\u00a0нужна. Выберите другой.' };
    case 'no_consent':
      return { message: 'Покупатель ещё не\u00a0отметил согласия. Выберите другой заказ.' };
    case 'price_over':
      return { message: `${PRICE_OVER_MESSAGES[opened.refusal]}. Выберите другой заказ.` };
    case 'open':
      redirect(`/admin/letter?order=${orderId}&done=letter_ready`);
      break;
    default:
      return opened satisfies never;
  }
});
