'use server';

import { redirect } from 'next/navigation';
import { getApp } from '@/server/app/app';
import { adminAction } from '../admin-action';

/** Makes a test order and its link; that none was made is said on the page. */
export const startTestPayment = adminAction(async (_form, seller): Promise<void> => {
  const { admin, store, openPayment } = getApp();
  const id = await admin.startTestPayment(seller.actor);
  const file = await store.admin.testPayment(id);
  if (file) await openPayment(file);
  redirect(`/admin/first-payment?order=${id}`);
});
