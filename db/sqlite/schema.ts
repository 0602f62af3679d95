import { sql } from 'drizzle-orm';
import {
  blob,
  check,
  index,
  integer,
  primaryKey,
  sqliteTable,
  text,
  uniqueIndex,
} from 'drizzle-orm/sqlite-core';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { DocumentKind } from '@/lib/documents/document';
import type { FinalOutcome } from '@/lib/notifications/lease';
import type { NotificationKind } from '@/lib/notifications/notification';
import type { OrderToken, ShareToken } from '@/lib/orders/access';
import type { Kopecks } from '@/lib/orders/money';
import type { OrderNumber } from '@/lib/orders/number';
import type { Consent, Currency, PaymentFact } from '@/lib/orders/order';
import type { LinkFailure } from '@/lib/payments/gateway';
import type { NoticeOutcome, NoticeStatus } from '@/lib/payments/notice';

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });
const orderId = () =>
  text('order_id')
    .notNull()
    .references(() => orders.id);

/** Every order with the birth date saved before any payment. The number is for people. */
export const orders = sqliteTable(
  'orders',
  {
    id: text('id').primaryKey(),
    number: text('number').$type<OrderNumber>().notNull().unique(),
    token: text('token').$type<OrderToken>().notNull(),
    tokenDigest: text('token_digest').notNull().unique(),
    birthDate: text('birth_date').$type<BirthDate>().notNull(),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    telegramUserId: integer('telegram_user_id'),
    amount: integer('amount').$type<Kopecks>().notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    consentVersion: text('consent_version').notNull(),
    consentAt: instant('consent_at').notNull(),
    consentChannel: text('consent_channel').$type<Consent['channel']>().notNull(),
    createdAt: instant('created_at').notNull(),
    payableUntil: instant('payable_until').notNull(),
    paidAt: instant('paid_at'),
    refundedAt: instant('refunded_at'),
  },
  (table) => [
    index('orders_created_at').on(table.createdAt),
    index('orders_telegram_user').on(table.telegramUserId),
    check('orders_amount', sql`${table.amount} > 0`),
    check('orders_currency', sql`${table.currency} = 'RUB'`),
    check('orders_number', sql`length(${table.number}) = 10`),
    check(
      'orders_birth_date',
      sql`${table.birthDate} glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`,
    ),
  ],
);

/** Every individual link made, and every answer that was none. */
export const paymentLinks = sqliteTable(
  'payment_links',
  {
    id: text('id').primaryKey(),
    orderId: orderId(),
    url: text('url'),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at'),
    failure: text('failure').$type<LinkFailure>(),
    rawAnswer: text('raw_answer').notNull(),
  },
  (table) => [
    index('payment_links_order').on(table.orderId, table.madeAt),
    check('payment_links_answer', sql`(${table.url} is null) = (${table.failure} is not null)`),
  ],
);

/** Every verified notice, as it came and as it was understood. */
export const paymentNotices = sqliteTable(
  'payment_notices',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    orderNumber: text('order_number').notNull(),
    paymentId: text('payment_id').notNull(),
    status: text('status').$type<NoticeStatus>().notNull(),
    statusText: text('status_text').notNull(),
    amountText: text('amount_text').notNull(),
    amount: integer('amount').$type<Kopecks>(),
    currency: text('currency').notNull(),
    demo: integer('demo', { mode: 'boolean' }).notNull(),
    outcome: text('outcome').$type<NoticeOutcome>().notNull(),
    rawBody: blob('raw_body', { mode: 'buffer' }).notNull(),
    headers: text('headers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    receivedAt: instant('received_at').notNull(),
    handledAt: instant('handled_at'),
  },
  (table) => [
    index('payment_notices_key').on(table.key),
    index('payment_notices_order_number').on(table.orderNumber),
    index('payment_notices_pending').on(table.receivedAt).where(sql`${table.handledAt} is null`),
    check(
      'payment_notices_handled',
      sql`(${table.outcome} = 'pending') = (${table.handledAt} is null)`,
    ),
  ],
);

/** What is known about an order's money; its state is derived from all of it. */
export const paymentFacts = sqliteTable(
  'payment_facts',
  {
    orderId: orderId(),
    kind: text('kind').$type<PaymentFact['kind']>().notNull(),
    paymentId: text('payment_id').notNull(),
    at: instant('at').notNull(),
    noticeId: text('notice_id').references(() => paymentNotices.id),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.kind, table.paymentId] })],
);

/** The result, saved when paid: numbers and the method's version. */
export const readings = sqliteTable('readings', {
  orderId: orderId().primaryKey(),
  method: text('method').notNull(),
  version: integer('version').notNull(),
  numbers: text('numbers').notNull(),
  madeAt: instant('made_at').notNull(),
});

/** What was made of a reading once and is given out unchanged ever after: PDF, share pictures. */
export const documents = sqliteTable(
  'documents',
  {
    orderId: orderId(),
    kind: text('kind').$type<DocumentKind>().notNull(),
    version: text('version').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.kind] })],
);

/** The links by which a buyer shows the figure of a reading; at most one of an order is alive. */
export const shareLinks = sqliteTable(
  'share_links',
  {
    tokenDigest: text('token_digest').primaryKey(),
    token: text('token').$type<ShareToken>().notNull(),
    orderId: orderId(),
    withTable: integer('with_table', { mode: 'boolean' }).notNull(),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
  },
  (table) => [
    uniqueIndex('share_links_alive').on(table.orderId).where(sql`${table.revokedAt} is null`),
  ],
);

/** Wrong birth dates given for an order number on one day, also for numbers there are not. */
export const findAttempts = sqliteTable(
  'find_attempts',
  {
    number: text('number').$type<OrderNumber>().notNull(),
    day: text('day').notNull(),
    wrong: integer('wrong').notNull(),
  },
  (table) => [primaryKey({ columns: [table.number, table.day] })],
);

/**
 * The outbox: what is owed to whom because of an order or of odd money, at most once each.
 * `recipient` is a Telegram chat; 0 stands for the order's own e-mail.
 */
export const notifications = sqliteTable(
  'notifications',
  {
    subject: text('subject').notNull(),
    kind: text('kind').$type<NotificationKind>().notNull(),
    recipient: integer('recipient').notNull(),
    orderId: text('order_id').references(() => orders.id),
    noticeId: text('notice_id').references(() => paymentNotices.id),
    createdAt: instant('created_at').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
    attempts: integer('attempts').notNull(),
    outcome: text('outcome').$type<FinalOutcome>(),
    unanswered: integer('unanswered').notNull().default(0),
    leasedUntil: instant('leased_until'),
    reason: text('reason'),
    messageId: integer('message_id'),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.kind, table.recipient] }),
    index('notifications_due').on(table.nextTryAt).where(sql`${table.outcome} is null`),
    index('notifications_recipient').on(table.recipient),
    check(
      'notifications_subject',
      sql`${table.subject} = coalesce(${table.orderId}, ${table.noticeId})`,
    ),
  ],
);

/** Buyers who came back from paying; each is looked after once, when a notice is long due. */
export const paymentReturns = sqliteTable(
  'payment_returns',
  {
    orderId: orderId().primaryKey(),
    at: instant('at').notNull(),
    lookedAt: instant('looked_at'),
  },
  (table) => [index('payment_returns_due').on(table.at).where(sql`${table.lookedAt} is null`)],
);

/** Whom the bot may write to, as far as is known. Nothing else is kept of a Telegram user. */
export const telegramUsers = sqliteTable('telegram_users', {
  id: integer('id').primaryKey(),
  writable: integer('writable', { mode: 'boolean' }).notNull(),
  changedAt: instant('changed_at').notNull(),
});

/** Updates of the bot, kept before they are handled; the body goes when that is done. */
export const telegramUpdates = sqliteTable(
  'telegram_updates',
  {
    id: integer('id').primaryKey(),
    body: text('body'),
    receivedAt: instant('received_at').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
    attempts: integer('attempts').notNull(),
    unanswered: integer('unanswered').notNull(),
    handledAt: instant('handled_at'),
  },
  (table) => [
    index('telegram_updates_due').on(table.id).where(sql`${table.handledAt} is null`),
    index('telegram_updates_handled').on(table.handledAt),
  ],
);

export const idempotencyKeys = sqliteTable('idempotency_keys', {
  key: text('key').primaryKey(),
  fingerprint: text('fingerprint').notNull(),
  orderId: orderId(),
  createdAt: instant('created_at').notNull(),
});

/** Deliveries that were refused, for the seller's eyes; a bounded journal. */
export const rejectedNotices = sqliteTable('rejected_notices', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  reason: text('reason').notNull(),
  headers: text('headers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
  body: blob('body', { mode: 'buffer' }).notNull(),
  receivedAt: instant('received_at').notNull(),
});
