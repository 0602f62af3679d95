import { OUTCOMES } from '@/lib/payments/events/outcomes';
import { STATUS_NAMES } from '@/lib/payments/events/status-in-words';
import { RESOLUTION_NAMES } from '@/lib/payments/resolutions';
import type { ExportedPayment, ExportFilter, Exports } from '@/lib/store/exports';
import { type CsvColumn, csvSum, csvText, csvTime } from './csv';

const PAGE = 500;

type Period = Pick<ExportFilter, 'from' | 'to'>;

/** What Prodamus told, then what the seller marked by hand, each oldest first, as a CSV file. */
export function paymentsCsv(admin: Exports, period: Period): AsyncGenerator<string> {
  return csvText(COLUMNS, pages(admin, period));
}

async function* pages(admin: Exports, period: Period) {
  for (const read of [admin.exportedPaymentEvents, admin.exportedMarks]) {
    let after: string | null = null;
    for (;;) {
      const rows: ExportedPayment[] = await read(period, { after, limit: PAGE });
      const last = rows.at(-1);
      if (!last) break;
      yield rows;
      after = last.place;
    }
  }
}

const COLUMNS: CsvColumn<ExportedPayment>[] = [
  { title: '№ платежа Prodamus', text: ({ paymentId }) => paymentId },
  { title: '№ заказа', text: ({ orderNumber }) => orderNumber },
  { title: 'Вид', text: ({ kind }) => STATUS_NAMES[kind] },
  { title: 'Время', text: ({ at }) => csvTime(at) },
  { title: 'Сумма', text: ({ amount }) => csvSum(amount) },
  { title: 'Валюта', text: ({ currency }) => currency.toUpperCase() },
  { title: 'Откуда', text: ({ outcome }) => (outcome === null ? 'вручную' : 'уведомление') },
  {
    title: 'Итог',
    text: ({ outcome }) => (outcome === null ? 'отмечено' : OUTCOMES[outcome].message),
  },
  { title: 'Решение', text: ({ resolution }) => resolution && RESOLUTION_NAMES[resolution] },
];
