import nextEnv from '@next/env';
import { type Looker, lookAtDatabase } from '@/db/look-at-database';
import { orderListMethods } from '@/db/sql/admin/order-list';
import { overviewMethods } from '@/db/sql/admin/overview';
import { rejectedRows } from '@/db/sql/admin/payment-event-rows';
import { unmatchedPaymentMethods } from '@/db/sql/admin/unmatched-payment';
import { linkFailures } from '@/db/sql/link-failures';
import { undeliveredQueries } from '@/db/sql/queries/undelivered';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { formatRoubles } from '@/lib/money';
import { formatOrderNumber } from '@/lib/orders/number';
import { STATE_NAMES, stateOf } from '@/lib/orders/order';
import { MESSAGE_OUTCOMES } from '@/lib/outbox/lease';
import { MESSAGE_NAMES } from '@/lib/outbox/outbox-message';
import { reasonInWords } from '@/lib/outbox/reason-in-words';
import { OUTCOMES } from '@/lib/payments/events/outcomes';
import { statusInWords } from '@/lib/payments/events/status-in-words';
import { LINK_FAILURE_MESSAGES } from '@/lib/payments/links/gateway';
import { stuckBefore } from '@/lib/payments/links/returns';
import { printable } from '@/lib/printable';
import { ANY_UNDELIVERED } from '@/lib/store/queries/undelivered';
import { moscowTime } from '@/lib/time';
import { loadConfig } from '@/server/config/config';
import { requireDatabase } from './require-migrated';

// npm run orders [how many]: the last orders, and the money that does not fit, with reasons.
const LIMIT = Number(process.argv[2]) || 30;
/** What waits for the seller's decision. */
const OPEN_MONEY = { isResolved: false, only: null };
const newest = { before: null, limit: LIMIT };

nextEnv.loadEnvConfig(process.cwd(), false);
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { database } = loaded.config;
await requireDatabase(database);
await lookAtDatabase(database, async (looker) => {
  const now = new Date();
  await tellOfOrders(looker, now);
  await tellOfFailures(looker);
});

async function tellOfOrders(reader: Looker, now: Date): Promise<void> {
  // The lists of the admin that only read.
  const admin = {
    ...orderListMethods(reader),
    ...overviewMethods(reader),
    ...unmatchedPaymentMethods(reader),
  };
  section('Заказы', await admin.orderRows(ANY_ORDER, newest, now), (order) => [
    moscowTime(order.createdAt),
    `№ ${formatOrderNumber(order.number)}`,
    formatRoubles(order.amount),
    STATE_NAMES[stateOf(order, now)],
  ]);
  section('Не сошлось', await admin.unmatchedRows(OPEN_MONEY, newest), (paymentEvent) => [
    moscowTime(paymentEvent.receivedAt),
    `№ ${paymentEvent.orderNumber || '—'}`,
    `${paymentEvent.amountText || '—'} ${paymentEvent.currency}`.trim(),
    OUTCOMES[paymentEvent.outcome].message,
    `(${statusInWords(paymentEvent)}, платёж ${paymentEvent.paymentId})`,
  ]);
  section('Платёж отнесён к двум заказам', await admin.disputedMarks(LIMIT), (mark) => [
    moscowTime(mark.at),
    `№ ${formatOrderNumber(mark.order.number)} отмечен платежом ${mark.paymentId}`,
    mark.other ? `он оплатил № ${formatOrderNumber(mark.other.number)}` : '',
  ]);
  const stuck = await admin.stuckOrders(stuckBefore(now), LIMIT);
  section('Вернулись после оплаты, а она не пришла', stuck, (order) => [
    moscowTime(order.returnedAt),
    `№ ${formatOrderNumber(order.number)}`,
    formatRoubles(order.amount),
    'Prodamus → «Список платежей» → платёж → «URL-оповещения» → отправить ещё раз',
  ]);
  section('Просят удалить данные', await admin.erasureRequests(LIMIT), ({ at, number }) => [
    moscowTime(at),
    `№ ${formatOrderNumber(number)}`,
  ]);
}

async function tellOfFailures(reader: Looker): Promise<void> {
  section(
    'Ссылка на оплату не получена',
    await reader.read((on) => linkFailures(on, LIMIT)),
    ({ madeAt, number, failure }) => [
      moscowTime(madeAt),
      `№ ${formatOrderNumber(number)}`,
      failure ? LINK_FAILURE_MESSAGES[failure] : '',
    ],
  );
  section(
    'Сообщения не доставлены',
    await reader.read((on) => undeliveredQueries(on).list(ANY_UNDELIVERED, newest)),
    ({ createdAt, order, ...message }) => [
      moscowTime(createdAt),
      order ? `№ ${formatOrderNumber(order.number)}` : '№ —',
      MESSAGE_NAMES[message.kind],
      message.outcome ? MESSAGE_OUTCOMES[message.outcome] : 'отправим ещё раз',
      reasonInWords(message.reason),
    ],
  );
  section(
    'Отклонённые уведомления',
    await reader.read((on) => rejectedRows(on, null, LIMIT)),
    (paymentEvent) => [moscowTime(paymentEvent.receivedAt), paymentEvent.reason],
  );
}

function section<Row>(title: string, rows: Row[], columns: (row: Row) => string[]): void {
  console.log(`\n${title}`);
  if (rows.length === 0) console.log('  пока нет');
  for (const row of rows) console.log(`  ${columns(row).map(printable).join('  ')}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
