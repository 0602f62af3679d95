import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { AdminShell } from '@/app/admin/admin-shell';
import { parseOrderNumber } from '@/lib/orders/number';
import { getApp } from '@/server/app/app';
import { adminPage } from '../admin-page';
import { type Query, wordOf } from '../list-query';
import { LetterForm } from './letter-form';
import { LetterLink } from './letter-link';
import { letterOf, OF_TEST_MONEY } from './letter-of';
import { LetterOrders } from './letter-orders';

export const metadata: Metadata = { title: 'Письмо в Prodamus' };

const MAX_SHOWN = 10;

/** The letter to Prodamus that asks to show number and sum on the payment page. */
export default adminPage(async function LetterPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const { store, clock } = getApp();
  const query = await searchParams;
  const orderId = wordOf(query, 'order');
  const typed = wordOf(query, 'number');
  const found = orderId ? await store.admin.orderDetails(orderId) : null;
  const isOfTest = found?.order.isTest;
  const file = isOfTest ? null : found;
  const letter = file && letterOf(file);
  const error = orderId ? (isOfTest ? OF_TEST_MONEY : NO_SUCH_ORDER) : await errorOf(typed);
  const waiting = file ? [] : await store.admin.waitingOrders(clock(), MAX_SHOWN + 1);
  return (
    <AdminShell section="letter" title="Письмо в Prodamus" done={query.done}>
      <p>
        Если на&nbsp;странице оплаты не&nbsp;видно номера и&nbsp;суммы, отправьте это письмо
        в&nbsp;поддержку: в&nbsp;нём индивидуальная ссылка заказа.
      </p>
      {file && letter && (
        <LetterForm letter={letter} textUrl={`/admin/letter/text?order=${file.order.id}`} />
      )}
      {file && !letter && <LetterLink orderId={file.order.id} />}
      {file ? (
        <p>
          <a href="/admin/letter">Выбрать другой заказ</a>
        </p>
      ) : (
        <LetterOrders waiting={waiting} most={MAX_SHOWN} number={typed ?? ''} error={error} />
      )}
    </AdminShell>
  );
});

/** Goes to the letter of the order with that number; else says what is wrong with it. */
async function errorOf(typed: string | null): Promise<string | undefined> {
  if (typed === null) return undefined;
  const number = parseOrderNumber(typed);
  if (!number.ok) return 'Впишите номер заказа: 10\u00a0цифр без ошибок.';
  const file = await getApp().store.findOrderByNumber(number.number);
  return file ? redirect(`/admin/letter?order=${file.order.id}`) : NO_SUCH_ORDER;
}

const NO_SUCH_ORDER = 'Такого заказа нет, или его данные удалены.';
