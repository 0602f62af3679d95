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
import type { BackupFailure } from '@/lib/admin/backups/backup-run';
import type { Action, Actor, Author } from '@/lib/audit';
import type { BirthDate } from '@/lib/chakras/birth-date';
import type { DocumentKind } from '@/lib/documents/document';
import type { Kopecks } from '@/lib/money';
import type { OrderToken, ShareToken } from '@/lib/orders/access';
import type { OrderNumber } from '@/lib/orders/number';
import type { Consent, Currency, PaymentFact } from '@/lib/orders/order';
import type { MessageOutcome } from '@/lib/outbox/lease';
import type { AlertCause, MessageKind } from '@/lib/outbox/outbox-message';
import type { Urgency } from '@/lib/outbox/outbox-policy';
import type { PaymentEventOutcome } from '@/lib/payments/events/outcomes';
import type { PaymentEventStatus, RefusedFields } from '@/lib/payments/events/payment-event';
import type { LinkFailure } from '@/lib/payments/links/gateway';
import type { PlainTable } from '@/lib/payments/reconciliation/plain-cell';
import type { Resolution } from '@/lib/payments/resolutions';

const instant = (name: string) => integer(name, { mode: 'timestamp_ms' });
const orderId = () =>
  text('order_id')
    .notNull()
    .references(() => orders.id);

/** Orders that are not kept for good; the index of theirs serves only this very condition. */
export const ERASABLE = sql.raw(
  'erased_at is null and (is_test = 1 or (paid_at is null and refunded_at is null))',
);

/** Every order with the birth date saved before any payment. The number is for people. */
export const orders = sqliteTable(
  'orders',
  {
    id: text('id').primaryKey(),
    /** In the order of placing; lists are paged by it, and it is the row of `order_search`. */
    seq: integer('seq').notNull().unique(),
    number: text('number').$type<OrderNumber>().notNull().unique(),
    token: text('token').$type<OrderToken>().notNull(),
    tokenDigest: text('token_digest').notNull().unique(),
    /** Null only of an order whose personal data are erased. */
    birthDate: text('birth_date').$type<BirthDate>(),
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    telegramUserId: integer('telegram_user_id'),
    amount: integer('amount').$type<Kopecks>().notNull(),
    currency: text('currency').$type<Currency>().notNull(),
    /** All three null until the buyer of an order by the seller has agreed. */
    consentVersion: text('consent_version'),
    consentAt: instant('consent_at'),
    consentChannel: text('consent_channel').$type<Consent['channel']>(),
    createdAt: instant('created_at').notNull(),
    payableUntil: instant('payable_until').notNull(),
    paidAt: instant('paid_at'),
    refundedAt: instant('refunded_at'),
    /** What a promo code took off; `amount` is what is left to pay. */
    discount: integer('discount').$type<Kopecks>().notNull().default(sql`0`),
    promoCode: text('promo_code').references(() => promoCodes.code),
    /** Where the buyer came from: a word for lists, and all `utm_*` of the address. */
    source: text('source'),
    utm: text('utm', { mode: 'json' }).$type<Record<string, string>>(),
    /** Made by the seller to try the set-up; counts nowhere. */
    isTest: integer('is_test', { mode: 'boolean' }).notNull().default(false),
    /** Placed by the seller, for a buyer who agrees only on the order's page. */
    isBySeller: integer('is_by_seller', { mode: 'boolean' }).notNull().default(false),
    seenAt: instant('seen_at'),
    erasedAt: instant('erased_at'),
  },
  (table) => [
    index('orders_created_at').on(table.createdAt, table.seq),
    index('orders_paid_at').on(table.paidAt),
    index('orders_paid')
      .on(table.seq)
      .where(sql`${table.paidAt} is not null and ${table.refundedAt} is null`),
    index('orders_refunded').on(table.seq).where(sql`${table.refundedAt} is not null`),
    index('orders_unpaid')
      .on(table.payableUntil)
      .where(sql`${table.paidAt} is null and ${table.refundedAt} is null`),
    index('orders_promo_code').on(table.promoCode).where(sql`${table.promoCode} is not null`),
    index('orders_source').on(table.source, table.seq),
    index('orders_telegram_user').on(table.telegramUserId),
    index('orders_erased')
      .on(table.number, table.erasedAt)
      .where(sql`${table.erasedAt} is not null`),
    index('orders_erasable').on(table.payableUntil).where(ERASABLE),
    check('orders_amount', sql`${table.amount} > 0`),
    check('orders_currency', sql`${table.currency} = 'RUB'`),
    check('orders_number', sql`length(${table.number}) = 10`),
    check('orders_erased', sql`(${table.birthDate} is null) = (${table.erasedAt} is not null)`),
    check(
      'orders_consent',
      sql`(${table.consentAt} is null) = (${table.consentVersion} is null) and (${table.consentAt} is null) = (${table.consentChannel} is null) and (${table.consentAt} is not null or ${table.isBySeller} = 1)`,
    ),
    check('orders_discount', sql`${table.discount} >= 0`),
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

/** Every verified payment event, as it came and as it was understood. */
export const paymentEvents = sqliteTable(
  'payment_notices',
  {
    id: text('id').primaryKey(),
    key: text('key').notNull(),
    fingerprint: text('fingerprint').notNull(),
    orderNumber: text('order_number').notNull(),
    paymentId: text('payment_id').notNull(),
    status: text('status').$type<PaymentEventStatus>().notNull(),
    statusText: text('status_text').notNull(),
    amountText: text('amount_text').notNull(),
    amount: integer('amount').$type<Kopecks>(),
    currency: text('currency').notNull(),
    demo: integer('demo', { mode: 'boolean' }).notNull(),
    /** Personal data, though only this shop can open it. */
    sealedOrder: text('sealed_order'),
    outcome: text('outcome').$type<PaymentEventOutcome>().notNull(),
    rawBody: blob('raw_body', { mode: 'buffer' }).notNull(),
    headers: text('headers', { mode: 'json' }).$type<Record<string, string>>().notNull(),
    receivedAt: instant('received_at').notNull(),
    handledAt: instant('handled_at'),
    /** How the seller resolved money that did not fit; why is in the audit log. */
    resolution: text('resolution').$type<Resolution>(),
    resolvedAt: instant('resolved_at'),
  },
  (table) => [
    index('payment_notices_payment').on(table.paymentId),
    index('payment_notices_outcome').on(table.outcome, table.id),
    index('payment_notices_key').on(table.key),
    index('payment_notices_order_number').on(table.orderNumber),
    index('payment_notices_pending').on(table.receivedAt).where(sql`${table.handledAt} is null`),
    check(
      'payment_notices_handled',
      sql`(${table.outcome} = 'pending') = (${table.handledAt} is null)`,
    ),
  ],
);

/**
 * The contacts that the body of a payment event names, where it belongs to no order here: an
 * erasure looks them up. A trigger takes them away with the body.
 */
export const paymentEventContacts = sqliteTable(
  'notice_contacts',
  {
    contact: text('contact').notNull(),
    paymentEventId: text('notice_id')
      .notNull()
      .references(() => paymentEvents.id),
  },
  (table) => [
    primaryKey({ columns: [table.contact, table.paymentEventId] }),
    index('notice_contacts_notice').on(table.paymentEventId),
  ],
);

/**
 * Payments that count as an order's money and have an id to tell them apart by; the same ids as
 * `isPaymentId` knows.
 */
export const PAYS_AN_ORDER = sql.raw(
  "kind = 'paid' and payment_id glob '[1-9]*' and payment_id not glob '*[^0-9]*' and length(payment_id) <= 20",
);

/**
 * What is known about an order's money; its state is derived from all of it. That one payment pays
 * one order is kept by the database itself.
 */
export const paymentFacts = sqliteTable(
  'payment_facts',
  {
    orderId: orderId(),
    kind: text('kind').$type<PaymentFact['kind']>().notNull(),
    paymentId: text('payment_id').notNull(),
    at: instant('at').notNull(),
    paymentEventId: text('notice_id').references(() => paymentEvents.id),
  },
  (table) => [
    primaryKey({ columns: [table.orderId, table.kind, table.paymentId] }),
    index('payment_facts_payment').on(table.paymentId),
    uniqueIndex('payment_facts_pays_one_order').on(table.paymentId).where(PAYS_AN_ORDER),
  ],
);

/** The result, saved when paid: numbers and the method's version. */
export const readings = sqliteTable('readings', {
  orderId: orderId().primaryKey(),
  method: text('method').notNull(),
  version: integer('version').notNull(),
  numbers: text('numbers').notNull(),
  madeAt: instant('made_at').notNull(),
  seenAt: instant('seen_at'),
});

/** Readings that a corrected birth date replaced, kept for the timeline of the order. */
export const formerReadings = sqliteTable(
  'former_readings',
  {
    orderId: orderId(),
    birthDate: text('birth_date').$type<BirthDate>().notNull(),
    method: text('method').notNull(),
    version: integer('version').notNull(),
    numbers: text('numbers').notNull(),
    madeAt: instant('made_at').notNull(),
    replacedAt: instant('replaced_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.orderId, table.replacedAt] })],
);

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
    index('share_links_order').on(table.orderId),
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
 * The outbox: messages to send because of an order, of unmatched money or of an alert, at most once
 * each. `recipient` is a Telegram chat; 0 stands for the e-mail of the order, or of the seller.
 */
export const outboxMessages = sqliteTable(
  'notifications',
  {
    subject: text('subject').notNull(),
    kind: text('kind').$type<MessageKind>().notNull(),
    recipient: integer('recipient').notNull(),
    orderId: text('order_id').references(() => orders.id),
    paymentEventId: text('notice_id').references(() => paymentEvents.id),
    alertId: text('alert_id').references(() => alerts.id),
    createdAt: instant('created_at').notNull(),
    /** When it was made due once more; null = never. */
    requeuedAt: instant('requeued_at'),
    nextTryAt: instant('next_try_at').notNull(),
    /** The lower, the sooner. */
    urgency: integer('urgency').$type<Urgency>().notNull().default(sql`0`),
    attempts: integer('attempts').notNull(),
    outcome: text('outcome').$type<MessageOutcome>(),
    unanswered: integer('unanswered').notNull().default(0),
    leasedUntil: instant('leased_until'),
    /** Until then the other side takes nothing for this recipient. */
    heldUntil: instant('held_until'),
    reason: text('reason'),
    messageId: integer('message_id'),
    /** When it ended; null until then, and of what ended before this was kept. */
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.subject, table.kind, table.recipient] }),
    index('notifications_due')
      .on(table.urgency, table.nextTryAt)
      .where(sql`${table.outcome} is null`),
    index('notifications_leased')
      .on(table.recipient)
      .where(sql`${table.outcome} is null and ${table.leasedUntil} is not null`),
    index('notifications_held_chats')
      .on(table.recipient)
      .where(sql`${table.outcome} is null and ${table.heldUntil} is not null`),
    index('notifications_recipient').on(table.recipient),
    index('notifications_held').on(table.createdAt).where(sql`${table.outcome} = 'held'`),
    check(
      'notifications_subject',
      sql`${table.subject} = coalesce(${table.orderId}, ${table.paymentEventId}, ${table.alertId})`,
    ),
  ],
);

/**
 * How messages of an order ended before they were made due once more, kept for its timeline; to
 * whom they went is not.
 */
export const formerMessages = sqliteTable(
  'former_messages',
  {
    id: integer('id').primaryKey(),
    orderId: orderId(),
    kind: text('kind').$type<MessageKind>().notNull(),
    at: instant('at').notNull(),
    attempts: integer('attempts').notNull(),
    outcome: text('outcome').$type<MessageOutcome>().notNull(),
    reason: text('reason'),
  },
  (table) => [index('former_messages_order').on(table.orderId)],
);

/** Buyers who came back from paying; each is looked after once, when a payment event is long due. */
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
    /** Whose update it is; null of one that belongs to no chat. Goes with the body. */
    chatId: integer('chat_id'),
    receivedAt: instant('received_at').notNull(),
    nextTryAt: instant('next_try_at').notNull(),
    attempts: integer('attempts').notNull(),
    unanswered: integer('unanswered').notNull(),
    /** Until then nothing else of its chat is handled either. */
    heldUntil: instant('held_until'),
    handledAt: instant('handled_at'),
  },
  (table) => [
    index('telegram_updates_due').on(table.id).where(sql`${table.handledAt} is null`),
    index('telegram_updates_chat')
      .on(table.chatId, table.id)
      .where(sql`${table.handledAt} is null`),
    index('telegram_updates_handled').on(table.handledAt),
  ],
);

export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    key: text('key').primaryKey(),
    fingerprint: text('fingerprint').notNull(),
    orderId: orderId(),
    createdAt: instant('created_at').notNull(),
    /** Null = it lives as long as its order. */
    expiresAt: instant('expires_at'),
  },
  (table) => [
    index('idempotency_keys_order').on(table.orderId),
    index('idempotency_keys_expires')
      .on(table.expiresAt)
      .where(sql`${table.expiresAt} is not null`),
  ],
);

/** Deliveries that were refused, for the seller's eyes; a bounded journal. */
export const rejectedPaymentEvents = sqliteTable('rejected_notices', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  reason: text('reason').notNull(),
  receivedAt: instant('received_at').notNull(),
  /** What of its body can name nobody. */
  fields: text('fields', { mode: 'json' }).$type<RefusedFields>().notNull().default({}),
  bytes: integer('bytes').notNull().default(0),
});

/** What a code takes off the price of a new order: percent, or kopecks when `fixed`. */
export const promoCodes = sqliteTable(
  'promo_codes',
  {
    /** In capitals, as it is compared. */
    code: text('code').primaryKey(),
    kind: text('kind').$type<'percent' | 'fixed'>().notNull(),
    value: integer('value').notNull(),
    /** Null = as often as people like. */
    mostUses: integer('most_uses'),
    startsAt: instant('starts_at'),
    endsAt: instant('ends_at'),
    note: text('note'),
    createdAt: instant('created_at').notNull(),
    disabledAt: instant('disabled_at'),
  },
  (table) => [
    check('promo_codes_value', sql`${table.value} > 0`),
    check('promo_codes_percent', sql`${table.kind} <> 'percent' or ${table.value} <= 100`),
  ],
);

/** What the seller has set in the admin; it wins over the environment. */
export const settings = sqliteTable('settings', {
  name: text('name').primaryKey(),
  value: text('value', { mode: 'json' }).notNull(),
  changedAt: instant('changed_at').notNull(),
});

/**
 * Editions of the documents that buyers agree to; a null text is the product's own, as it was in
 * the product's edition `ownVersion`.
 */
export const legalEditions = sqliteTable('legal_editions', {
  version: text('version').primaryKey(),
  offer: text('offer'),
  privacy: text('privacy'),
  consent: text('consent'),
  ownVersion: text('shop_edition').notNull().default('2026-11-24'),
  madeAt: instant('made_at').notNull(),
});

/** How often the form was opened on a day (Moscow, YYYY-MM-DD) by people from one source. */
export const formVisits = sqliteTable(
  'form_visits',
  {
    day: text('day').notNull(),
    source: text('source').notNull(),
    visits: integer('visits').notNull(),
  },
  (table) => [primaryKey({ columns: [table.day, table.source] })],
);

/** Sign-ins to the admin; the cookie holds the sealed key, this only its digest. */
export const adminSessions = sqliteTable(
  'desk_sessions',
  {
    idDigest: text('id_digest').primaryKey(),
    actor: text('actor').$type<Actor>().notNull(),
    /** A digest of what let the actor in; empty from before there was one, which fits nothing. */
    credential: text('credential').notNull().default(''),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (table) => [index('desk_sessions_open').on(table.createdAt).where(sql`${table.endedAt} is null`)],
);

/** One-time links into the admin, from the bot or from the machine itself. */
export const adminLinks = sqliteTable('desk_links', {
  tokenDigest: text('token_digest').primaryKey(),
  /** Null = made on the machine itself. */
  telegramUserId: integer('telegram_user_id'),
  credential: text('credential').notNull(),
  expiresAt: instant('expires_at').notNull(),
  usedAt: instant('used_at'),
});

/** Keys of programs that order over the API; the key itself is kept nowhere. */
export const apiKeys = sqliteTable('api_keys', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  digest: text('digest').notNull().unique(),
  createdAt: instant('created_at').notNull(),
  /** Moscow, YYYY-MM-DD. */
  lastUsedOn: text('last_used_on'),
  revokedAt: instant('revoked_at'),
});

/** Wishes to be forgotten; the index of theirs serves only this very condition. */
export const ERASURE_ASKED = sql.raw("act = 'erasure_asked'");

/** Every change made in the admin. Nothing here names a buyer. */
export const auditLog = sqliteTable(
  'audit_log',
  {
    id: text('id').primaryKey(),
    at: instant('at').notNull(),
    actor: text('actor').$type<Author>().notNull(),
    action: text('act').$type<Action>().notNull(),
    orderId: text('order_id').references(() => orders.id),
    paymentEventId: text('notice_id').references(() => paymentEvents.id),
    reason: text('reason'),
    details: text('details', { mode: 'json' }).$type<
      Record<string, string | number | boolean | null>
    >(),
  },
  (table) => [
    index('audit_log_order').on(table.orderId).where(sql`${table.orderId} is not null`),
    index('audit_log_notice')
      .on(table.paymentEventId)
      .where(sql`${table.paymentEventId} is not null`),
    index('audit_log_erasures').on(table.at).where(ERASURE_ASKED),
  ],
);

/** Payment lists of the Prodamus cabinet that the seller compares with what is known here. */
export const reconciliations = sqliteTable('reconciliations', {
  id: text('id').primaryKey(),
  fileName: text('file_name').notNull(),
  /** The table as it was read, only with the columns that are compared. */
  content: text('content', { mode: 'json' }).$type<PlainTable>().notNull(),
  columns: text('columns', { mode: 'json' }).$type<Record<string, number | null>>(),
  madeAt: instant('made_at').notNull(),
});

/** Every attempt to copy the database. Those without a failure were opened again and compared. */
export const backupRuns = sqliteTable(
  'backup_runs',
  {
    id: text('id').primaryKey(),
    startedAt: instant('started_at').notNull(),
    finishedAt: instant('finished_at').notNull(),
    /** The name of the file in its folder; null when none was made. */
    fileName: text('file_name'),
    bytes: integer('bytes'),
    orders: integer('orders'),
    failure: text('failure').$type<BackupFailure>(),
  },
  (table) => [
    index('backup_runs_started').on(table.startedAt),
    check('backup_runs_made', sql`(${table.fileName} is null) = (${table.failure} is not null)`),
  ],
);

/** What is wrong with the shop as a whole, from when until when; one of a cause at a time. */
export const alerts = sqliteTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    cause: text('cause').$type<AlertCause>().notNull(),
    raisedAt: instant('raised_at').notNull(),
    clearedAt: instant('cleared_at'),
  },
  (table) => [uniqueIndex('alerts_open').on(table.cause).where(sql`${table.clearedAt} is null`)],
);
