import { type Kopecks, parseAmount } from '@/lib/money';
import { OUTCOMES } from '@/lib/payments/events/outcomes';
import { STATUS_NAMES } from '@/lib/payments/events/status-in-words';
import { RESOLUTION_NAMES } from '@/lib/payments/resolutions';
import { parseBody } from '@/lib/prodamus/body';
import { textAt } from '@/lib/prodamus/php-array';
import type { ExportedPayment, ExportFilter, Exports } from '@/lib/store/exports';
import type { DeliveredBody } from '@/lib/store/queries/payment-events';
import type { ExportColumn, ExportTable } from './export-table';

const PAGE = 500;

type Period = Pick<ExportFilter, 'from' | 'to'>;

type Row = ExportedPayment & { commission: Kopecks | null };

/** What Prodamus told, then what the seller marked by hand, each oldest first. */
export function paymentsExport(admin: Exports, period: Period): ExportTable<Row> {
  return { columns: COLUMNS, pages: pages(admin, period) };
}

async function* pages(admin: Exports, period: Period) {
  for (const read of [admin.exportedPaymentEvents, admin.exportedMarks]) {
    let after: string | null = null;
    for (;;) {
      const rows: ExportedPayment[] = await read(period, { after, limit: PAGE });
      const last = rows.at(-1);
      if (!last) break;
      yield await Promise.all(
        rows.map(async (row) => ({ ...row, commission: await commissionIn(row.body) })),
      );
      after = last.place;
    }
  }
}

const COLUMNS: ExportColumn<Row>[] = [
  { title: '№ платежа Prodamus', text: ({ paymentId }) => paymentId },
  { title: '№ заказа', text: ({ orderNumber }) => orderNumber },
  { title: 'Вид', text: ({ kind }) => STATUS_NAMES[kind] },
  { title: 'Время', time: ({ at }) => at },
  { title: 'Сумма', sum: ({ amount }) => amount },
  { title: 'Комиссия Prodamus', sum: ({ commission }) => commission },
  { title: 'Валюта', text: ({ currency }) => currency.toUpperCase() },
  { title: 'Откуда', text: ({ outcome }) => (outcome === null ? 'вручную' : 'уведомление') },
  {
    title: 'Итог',
    text: ({ outcome }) => (outcome === null ? 'отмечено' : OUTCOMES[outcome].message),
  },
  { title: 'Решение', text: ({ resolution }) => resolution && RESOLUTION_NAMES[resolution] },
];

/** What Prodamus kept for itself, as its payment event says; null where it says nothing. */
async function commissionIn(body: DeliveredBody | null): Promise<Kopecks | null> {
  if (!body) return null;
  const parsed = await parseBody(Buffer.from(body.rawBody), body.headers['content-type'] ?? '');
  return parsed.ok ? parseAmount(textAt(parsed.fields, 'commission_sum') ?? '') : null;
}
