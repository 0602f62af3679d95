import { randomUUID } from 'node:crypto';
import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { formatRoubles } from '@/lib/money';
import { EMPTY_ORDER_FORM } from '@/lib/orders/order-form';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';
import { NewOrderForm } from './new-order-form';

export const metadata: Metadata = { title: 'Новый заказ' };

/** An order for a buyer who has written to the seller. */
export default adminPage(async function NewOrderPage() {
  return (
    <AdminShell section="orders" title="Новый заказ">
      <div className="admin-narrow admin-form">
        <p>
          Для&nbsp;того, кто написал вам сам. Получите ссылку и&nbsp;готовое сообщение; согласия
          покупатель отметит на&nbsp;странице заказа, до&nbsp;этого оплатить нельзя.
        </p>
        <NewOrderForm
          formId={randomUUID()}
          price={formatRoubles(getApp().settings().price)}
          initial={{ values: EMPTY_ORDER_FORM, errors: [], message: null }}
        />
        <p>
          <a href="/admin/orders">К&nbsp;заказам</a>
        </p>
      </div>
    </AdminShell>
  );
});
