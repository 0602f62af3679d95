import { existsSync } from 'node:fs';
import nextEnv from '@next/env';
import { openSqliteReadOnly } from '@/db/sqlite/open';
import { overview } from '@/db/sqlite/overview';
import { formatRoubles } from '@/lib/orders/money';
import { moscowTime } from '@/lib/orders/moscow-time';
import { formatOrderNumber } from '@/lib/orders/number';
import { stateOf } from '@/lib/orders/order';
import { STATE_NAMES } from '@/lib/orders/state-names';
import { MESSAGE_NAMES, MESSAGE_OUTCOMES } from '@/lib/outbox/message-names';
import { LINK_FAILURE_MESSAGES, PAYMENT_EVENT_MESSAGES } from '@/lib/payments/messages';
import { printable } from '@/lib/printable';
import { loadConfig } from '@/server/config/config';
import { becomeOwner } from './become-owner';

// npm run orders [how many]: the last orders, and the money that does not fit, with reasons.
const LIMIT = Number(process.argv[2]) || 30;

nextEnv.loadEnvConfig(process.cwd(), false);
const loaded = loadConfig(process.env);
if (!loaded.ok) fail(loaded.problems.join('\n'));
const { databaseFile } = loaded.config;
becomeOwner(databaseFile);
if (!existsSync(databaseFile)) fail(`Базы ${databaseFile} ещё нет: запустите магазин (npm start).`);

const { db, client } = openSqliteReadOnly(databaseFile);
const admin = overview(db);
const now = new Date();

section('Заказы', admin.orders(LIMIT), (order) => [
  moscowTime(order.createdAt),
  `№ ${formatOrderNumber(order.number)}`,
  formatRoubles(order.amount),
  STATE_NAMES[stateOf(order, now)],
]);
section('Не сошлось', admin.unmatchedPaymentEvents(LIMIT), (paymentEvent) => [
  moscowTime(paymentEvent.receivedAt),
  `№ ${paymentEvent.orderNumber || '—'}`,
  `${paymentEvent.amountText || '—'} ${paymentEvent.currency}`.trim(),
  PAYMENT_EVENT_MESSAGES[paymentEvent.outcome],
  `(статус «${paymentEvent.statusText}», платёж ${paymentEvent.paymentId})`,
]);
section('Платёж отнесён к двум заказам', admin.disputedMarks(LIMIT), (mark) => [
  moscowTime(mark.at),
  `№ ${formatOrderNumber(mark.order.number)} отмечен платежом ${mark.paymentId}`,
  mark.other ? `он оплатил № ${formatOrderNumber(mark.other.number)}` : '',
]);
const tenMinutesAgo = new Date(now.getTime() - 10 * 60_000);
section('Вернулись после оплаты, а она не пришла', admin.stuck(tenMinutesAgo, LIMIT), (order) => [
  moscowTime(order.at),
  `№ ${formatOrderNumber(order.number)}`,
  formatRoubles(order.amount),
  'Prodamus → «Список платежей» → платёж → «URL-оповещения» → отправить ещё раз',
]);
section('Просят удалить данные', admin.erasures(LIMIT), ({ at, number }) => [
  moscowTime(at),
  `№ ${formatOrderNumber(number)}`,
]);
section(
  'Ссылка на оплату не получена',
  admin.linkFailures(LIMIT),
  ({ madeAt, number, failure }) => [
    moscowTime(madeAt),
    `№ ${formatOrderNumber(number)}`,
    failure ? LINK_FAILURE_MESSAGES[failure] : '',
  ],
);
section(
  'Сообщения не доставлены',
  admin.undelivered(LIMIT),
  ({ createdAt, number, ...message }) => [
    moscowTime(createdAt),
    number ? `№ ${formatOrderNumber(number)}` : '№ —',
    MESSAGE_NAMES[message.kind],
    message.outcome ? MESSAGE_OUTCOMES[message.outcome] : 'отправим ещё раз',
    `(${message.reason ?? ''})`,
  ],
);
section('Отклонённые уведомления', admin.rejectedPaymentEvents(LIMIT), (paymentEvent) => [
  moscowTime(paymentEvent.receivedAt),
  paymentEvent.reason,
]);
client.close();

function section<Row>(title: string, rows: Row[], columns: (row: Row) => string[]): void {
  console.log(`\n${title}`);
  if (rows.length === 0) console.log('  пока нет');
  for (const row of rows) console.log(`  ${columns(row).map(printable).join('  ')}`);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
