import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { AdminField } from '@/components/admin/admin-field';
import { STATE_NAMES } from '@/lib/orders/order';
import { adminPage } from '../admin-page';

export const metadata: Metadata = { title: 'Выгрузки' };

/** Files for a spreadsheet: the orders, the payments. */
export default adminPage(async function ExportsPage() {
  const states = Object.entries(STATE_NAMES).map(([value, name]) => ({ value, name }));
  return (
    <AdminShell section="exports" title="Выгрузки">
      <p>
        XLSX для Excel и&nbsp;Google&nbsp;Таблиц, CSV для других программ. Время московское.
        В&nbsp;файле личные данные: храните его так&nbsp;же бережно, как этот кабинет. Каждая
        выгрузка остаётся в&nbsp;журнале.
      </p>
      <div className="admin-cards">
        <form action="/admin/exports/orders.xlsx" className="admin-form admin-card">
          <h2>Заказы</h2>
          <AdminField
            name="state"
            label="Состояние"
            options={[{ value: '', name: 'любое' }, ...states]}
          />
          <Days of="оформления" />
          <Files what="заказы" csv="/admin/exports/orders.csv" />
        </form>
        <form action="/admin/exports/payments.xlsx" className="admin-form admin-card">
          <h2>Платежи</h2>
          <p className="note">
            Уведомления Prodamus (повторы не&nbsp;считаются) и&nbsp;то, что отмечено вручную.
          </p>
          <Days of="получения" />
          <Files what="платежи" csv="/admin/exports/payments.csv" />
        </form>
      </div>
    </AdminShell>
  );
});

function Files({ what, csv }: { what: string; csv: string }) {
  return (
    <div className="admin-actions">
      <button type="submit" className="button">
        Скачать {what}
      </button>
      <button type="submit" formAction={csv} className="button button-quiet">
        {capital(what)} в&nbsp;CSV
      </button>
    </div>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function Days({ of }: { of: string }) {
  return (
    <div className="admin-row">
      <AdminField name="from" label={`День ${of}, с`} type="date" />
      <AdminField name="to" label="по" type="date" />
    </div>
  );
}
