import { STATE_NAMES, stateOf } from '@/lib/orders/order';
import { originInWords } from '@/lib/orders/origin';
import type { ExportedOrder, ExportFilter, Exports } from '@/lib/store/exports';
import { type CsvColumn, csvSum, csvText, csvTime } from './csv';

const PAGE = 500;

/** The orders as a CSV file, newest first, as they stand at `now`. */
export function ordersCsv(admin: Exports, filter: ExportFilter, now: Date): AsyncGenerator<string> {
  return csvText(columns(now), pages(admin, filter, now));
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

function columns(now: Date): CsvColumn<ExportedOrder>[] {
  return [
    { title: '№', text: ({ number }) => number },
    { title: 'Оформлен', text: ({ createdAt }) => csvTime(createdAt) },
    { title: 'Состояние', text: (order) => STATE_NAMES[stateOf(order, now)] },
    { title: 'Сумма', text: ({ amount }) => csvSum(amount) },
    { title: 'Скидка', text: ({ discount }) => csvSum(discount) },
    { title: 'Промокод', text: ({ promoCode }) => promoCode },
    { title: 'Оплачен', text: ({ paidAt }) => csvTime(paidAt) },
    { title: 'Возвращён', text: ({ refundedAt }) => csvTime(refundedAt) },
    { title: 'Имя', text: ({ name }) => name },
    { title: 'Телефон', text: ({ phone }) => phone },
    { title: 'E-mail', text: ({ email }) => email },
    { title: 'Telegram', text: ({ telegramUserId }) => telegramUserId?.toString() ?? null },
    { title: 'Источник', text: originInWords },
    { title: 'Версия согласия', text: ({ consentVersion }) => consentVersion },
    { title: 'Время согласия', text: ({ consentAt }) => csvTime(consentAt) },
  ];
}
