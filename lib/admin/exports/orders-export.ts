import { STATE_NAMES, stateOf } from '@/lib/orders/order';
import { originInWords } from '@/lib/orders/origin';
import type { ExportedOrder, ExportFilter, Exports } from '@/lib/store/exports';
import type { ExportColumn, ExportTable } from './export-table';

const PAGE = 500;

/** The orders, newest first, as they stand at `now`. */
export function ordersExport(
  admin: Exports,
  filter: ExportFilter,
  now: Date,
): ExportTable<ExportedOrder> {
  return { columns: columns(now), pages: pages(admin, filter, now) };
}

async function* pages(admin: Exports, filter: ExportFilter, now: Date) {
  let before: number | null = null;
  for (;;) {
    const rows: ExportedOrder[] = await admin.exportedOrders(filter, { before, limit: PAGE }, now);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    before = last.seq;
  }
}

function columns(now: Date): ExportColumn<ExportedOrder>[] {
  return [
    { title: '№', text: ({ number }) => number },
    { title: 'Оформлен', time: ({ createdAt }) => createdAt },
    { title: 'Состояние', text: (order) => STATE_NAMES[stateOf(order, now)] },
    { title: 'Сумма', sum: ({ amount }) => amount },
    { title: 'Скидка', sum: ({ discount }) => discount },
    { title: 'Промокод', text: ({ promoCode }) => promoCode },
    { title: 'Оплачен', time: ({ paidAt }) => paidAt },
    { title: 'Возвращён', time: ({ refundedAt }) => refundedAt },
    { title: 'Имя', text: ({ name }) => name },
    { title: 'Телефон', text: ({ phone }) => phone },
    { title: 'E-mail', text: ({ email }) => email },
    { title: 'Telegram', text: ({ telegramUserId }) => telegramUserId?.toString() ?? null },
    { title: 'Источник', text: originInWords },
    { title: 'Версия согласия', text: ({ consentVersion }) => consentVersion },
    { title: 'Время согласия', time: ({ consentAt }) => consentAt },
  ];
}
