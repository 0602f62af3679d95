import { type SQL, sql } from 'drizzle-orm';
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
import type * as columns from '../postgres/columns';

/** The columns and conditions that an engine supplies; typed as PostgreSQL's. */
export type Columns = typeof columns;

/** The tables of an engine. */
export type Tables = ReturnType<typeof schemaOf>;

/** Orders that are not kept for good; the index of theirs serves only this very condition. */
export function erasable(holds: Columns['holds']): SQL {
  const isTest = holds(sql.raw('is_test'));
  return sql`erased_at is null and (${isTest} or (paid_at is null and refunded_at is null))`;
}

/** Wishes to be forgotten; the index of theirs serves only this very condition. */
export const ERASURE_ASKED = sql.raw("act = 'erasure_asked'");

/** All tables, made of the columns of one engine. */
export function schemaOf({
  table,
  text,
  whole,
  big,
  instant,
  flag,
  bytes,
  json,
  counter,
  holds,
  isDate,
  paysAnOrder,
  check,
  index,
  primaryKey,
  uniqueIndex,
}: Columns) {
  const orderId = () =>
    text('order_id')
      .notNull()
      .references(() => orders.id);

  /** Every order with the birth date saved before any payment. The number is for people. */
  const orders = table(
    'orders',
    {
      id: text('id').primaryKey(),
      /** In the order of placing; lists are paged by it, and it is the row of `order_search`. */
      seq: whole('seq').notNull().unique(),
      number: text('number').$type<OrderNumber>().notNull().unique(),
      token: text('token').$type<OrderToken>().notNull(),
      tokenDigest: text('token_digest').notNull().unique(),
      /** Null only of an order whose personal data are erased. */
      birthDate: text('birth_date').$type<BirthDate>(),
      name: text('name'),
      email: text('email'),
      phone: text('phone'),
      telegramUserId: big('telegram_user_id'),
      amount: big('amount').$type<Kopecks>().notNull(),
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
      discount: big('discount').$type<Kopecks>().notNull().default(sql`0`),
      promoCode: text('promo_code').references(() => promoCodes.code),
      /** Where the buyer came from: a word for lists, and all `utm_*` of the address. */
      source: text('source'),
      utm: json('utm').$type<Record<string, string>>(),
      /** Made by the seller to try the set-up; counts nowhere. */
      isTest: flag('is_test').notNull().default(false),
      /** Placed by the seller, for a buyer who agrees only on the order's page. */
      isBySeller: flag('is_by_seller').notNull().default(false),
      seenAt: instant('seen_at'),
      erasedAt: instant('erased_at'),
    },
    (t) => [
      index('orders_created_at').on(t.createdAt, t.seq),
      index('orders_paid_at').on(t.paidAt),
      index('orders_paid')
        .on(t.seq)
        .where(sql`${t.paidAt} is not null and ${t.refundedAt} is null`),
      index('orders_refunded').on(t.seq).where(sql`${t.refundedAt} is not null`),
      index('orders_unpaid')
        .on(t.payableUntil)
        .where(sql`${t.paidAt} is null and ${t.refundedAt} is null`),
      index('orders_promo_code').on(t.promoCode).where(sql`${t.promoCode} is not null`),
      index('orders_source').on(t.source, t.seq),
      index('orders_telegram_user').on(t.telegramUserId),
      index('orders_erased').on(t.number, t.erasedAt).where(sql`${t.erasedAt} is not null`),
      index('orders_erasable').on(t.payableUntil).where(erasable(holds)),
      check('orders_amount', sql`${t.amount} > 0`),
      check('orders_currency', sql`${t.currency} = 'RUB'`),
      check('orders_number', sql`length(${t.number}) = 10`),
      check('orders_erased', sql`(${t.birthDate} is null) = (${t.erasedAt} is not null)`),
      check(
        'orders_consent',
        sql`(${t.consentAt} is null) = (${t.consentVersion} is null) and (${t.consentAt} is null) = (${t.consentChannel} is null) and (${t.consentAt} is not null or ${holds(t.isBySeller)})`,
      ),
      check('orders_discount', sql`${t.discount} >= 0`),
      check('orders_birth_date', isDate(t.birthDate)),
    ],
  );

  /** Every individual link made, and every answer that was none. */
  const paymentLinks = table(
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
    (t) => [
      index('payment_links_order').on(t.orderId, t.madeAt),
      check('payment_links_answer', sql`(${t.url} is null) = (${t.failure} is not null)`),
    ],
  );

  /** Every verified payment event, as it came and as it was understood. */
  const paymentEvents = table(
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
      amount: big('amount').$type<Kopecks>(),
      currency: text('currency').notNull(),
      demo: flag('demo').notNull(),
      /** Personal data, though only this shop can open it. */
      sealedOrder: text('sealed_order'),
      outcome: text('outcome').$type<PaymentEventOutcome>().notNull(),
      rawBody: bytes('raw_body').notNull(),
      headers: json('headers').$type<Record<string, string>>().notNull(),
      /** By the provider's word. */
      happenedAt: instant('happened_at'),
      receivedAt: instant('received_at').notNull(),
      handledAt: instant('handled_at'),
      /** How the seller resolved money that did not fit; why is in the audit log. */
      resolution: text('resolution').$type<Resolution>(),
      resolvedAt: instant('resolved_at'),
    },
    (t) => [
      index('payment_notices_payment').on(t.paymentId),
      index('payment_notices_outcome').on(t.outcome, t.id),
      index('payment_notices_key').on(t.key),
      index('payment_notices_order_number').on(t.orderNumber),
      index('payment_notices_pending').on(t.receivedAt).where(sql`${t.handledAt} is null`),
      check('payment_notices_handled', sql`(${t.outcome} = 'pending') = (${t.handledAt} is null)`),
    ],
  );

  /**
   * The contacts that the body of a payment event names, where it belongs to no order here: an
   * erasure looks them up. A trigger takes them away with the body.
   */
  const paymentEventContacts = table(
    'notice_contacts',
    {
      contact: text('contact').notNull(),
      paymentEventId: text('notice_id')
        .notNull()
        .references(() => paymentEvents.id),
    },
    (t) => [
      primaryKey({ columns: [t.contact, t.paymentEventId] }),
      index('notice_contacts_notice').on(t.paymentEventId),
    ],
  );

  /**
   * What is known about an order's money; its state is derived from all of it. That one payment pays
   * one order is kept by the database itself.
   */
  const paymentFacts = table(
    'payment_facts',
    {
      orderId: orderId(),
      kind: text('kind').$type<PaymentFact['kind']>().notNull(),
      paymentId: text('payment_id').notNull(),
      at: instant('at').notNull(),
      paymentEventId: text('notice_id').references(() => paymentEvents.id),
    },
    (t) => [
      primaryKey({ columns: [t.orderId, t.kind, t.paymentId] }),
      index('payment_facts_payment').on(t.paymentId),
      uniqueIndex('payment_facts_pays_one_order').on(t.paymentId).where(paysAnOrder),
    ],
  );

  /** The result, saved when paid: numbers and the method's version. */
  const readings = table('readings', {
    orderId: orderId().primaryKey(),
    method: text('method').notNull(),
    version: whole('version').notNull(),
    numbers: text('numbers').notNull(),
    madeAt: instant('made_at').notNull(),
    seenAt: instant('seen_at'),
  });

  /** Readings that a corrected birth date replaced, kept for the timeline of the order. */
  const formerReadings = table(
    'former_readings',
    {
      orderId: orderId(),
      birthDate: text('birth_date').$type<BirthDate>().notNull(),
      method: text('method').notNull(),
      version: whole('version').notNull(),
      numbers: text('numbers').notNull(),
      madeAt: instant('made_at').notNull(),
      replacedAt: instant('replaced_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.orderId, t.replacedAt] })],
  );

  /** What was made of a reading once and is given out unchanged ever after: PDF, share pictures. */
  const documents = table(
    'documents',
    {
      orderId: orderId(),
      kind: text('kind').$type<DocumentKind>().notNull(),
      version: text('version').notNull(),
      bytes: bytes('bytes').notNull(),
      madeAt: instant('made_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.orderId, t.kind] })],
  );

  /** The links by which a buyer shows the figure of a reading; at most one of an order is alive. */
  const shareLinks = table(
    'share_links',
    {
      tokenDigest: text('token_digest').primaryKey(),
      token: text('token').$type<ShareToken>().notNull(),
      orderId: orderId(),
      withTable: flag('with_table').notNull(),
      createdAt: instant('created_at').notNull(),
      revokedAt: instant('revoked_at'),
    },
    (t) => [
      uniqueIndex('share_links_alive').on(t.orderId).where(sql`${t.revokedAt} is null`),
      index('share_links_order').on(t.orderId),
    ],
  );

  /** Wrong birth dates given for an order number on one day, also for numbers there are not. */
  const findAttempts = table(
    'find_attempts',
    {
      number: text('number').$type<OrderNumber>().notNull(),
      day: text('day').notNull(),
      wrong: whole('wrong').notNull(),
    },
    (t) => [primaryKey({ columns: [t.number, t.day] })],
  );

  /**
   * The outbox: messages to send because of an order, of unmatched money or of an alert, at most once
   * each. `recipient` is a Telegram chat; 0 stands for the e-mail of the order, or of the seller.
   */
  const outboxMessages = table(
    'notifications',
    {
      subject: text('subject').notNull(),
      kind: text('kind').$type<MessageKind>().notNull(),
      recipient: big('recipient').notNull(),
      orderId: text('order_id').references(() => orders.id),
      paymentEventId: text('notice_id').references(() => paymentEvents.id),
      alertId: text('alert_id').references(() => alerts.id),
      createdAt: instant('created_at').notNull(),
      /** When it was made due once more; null = never. */
      requeuedAt: instant('requeued_at'),
      nextTryAt: instant('next_try_at').notNull(),
      /** The lower, the sooner. */
      urgency: whole('urgency').$type<Urgency>().notNull().default(sql`0`),
      attempts: whole('attempts').notNull(),
      outcome: text('outcome').$type<MessageOutcome>(),
      unanswered: whole('unanswered').notNull().default(0),
      leasedUntil: instant('leased_until'),
      /** The instance whose worker has the lease, or had the last one. */
      leasedBy: text('leased_by'),
      /** Until then the other side takes nothing for this recipient. */
      heldUntil: instant('held_until'),
      reason: text('reason'),
      messageId: big('message_id'),
      /** When it ended; null until then, and of what ended before this was kept. */
      endedAt: instant('ended_at'),
    },
    (t) => [
      primaryKey({ columns: [t.subject, t.kind, t.recipient] }),
      index('notifications_due').on(t.urgency, t.nextTryAt).where(sql`${t.outcome} is null`),
      index('notifications_leased')
        .on(t.recipient)
        .where(sql`${t.outcome} is null and ${t.leasedUntil} is not null`),
      index('notifications_held_chats')
        .on(t.recipient)
        .where(sql`${t.outcome} is null and ${t.heldUntil} is not null`),
      index('notifications_recipient').on(t.recipient),
      index('notifications_held').on(t.createdAt).where(sql`${t.outcome} = 'held'`),
      check(
        'notifications_subject',
        sql`${t.subject} = coalesce(${t.orderId}, ${t.paymentEventId}, ${t.alertId})`,
      ),
    ],
  );

  /**
   * How messages of an order ended before they were made due once more, kept for its timeline; to
   * whom they went is not.
   */
  const formerMessages = table(
    'former_messages',
    {
      id: counter('id', { isReused: true }),
      orderId: orderId(),
      kind: text('kind').$type<MessageKind>().notNull(),
      at: instant('at').notNull(),
      attempts: whole('attempts').notNull(),
      outcome: text('outcome').$type<MessageOutcome>().notNull(),
      reason: text('reason'),
    },
    (t) => [index('former_messages_order').on(t.orderId)],
  );

  /** Buyers who came back from paying; each is looked after once, when a payment event is long due. */
  const paymentReturns = table(
    'payment_returns',
    {
      orderId: orderId().primaryKey(),
      at: instant('at').notNull(),
      lookedAt: instant('looked_at'),
    },
    (t) => [index('payment_returns_due').on(t.at).where(sql`${t.lookedAt} is null`)],
  );

  /** Whom the bot may write to, as far as is known. Nothing else is kept of a Telegram user. */
  const telegramUsers = table('telegram_users', {
    id: big('id').primaryKey(),
    writable: flag('writable').notNull(),
    changedAt: instant('changed_at').notNull(),
  });

  /** Updates of the bot, kept before they are handled; the body goes when that is done. */
  const telegramUpdates = table(
    'telegram_updates',
    {
      id: big('id').primaryKey(),
      body: text('body'),
      /** Whose update it is; null of one that belongs to no chat. Goes with the body. */
      chatId: big('chat_id'),
      receivedAt: instant('received_at').notNull(),
      nextTryAt: instant('next_try_at').notNull(),
      attempts: whole('attempts').notNull(),
      unanswered: whole('unanswered').notNull(),
      /** Until then nothing else of its chat is handled either. */
      heldUntil: instant('held_until'),
      handledAt: instant('handled_at'),
    },
    (t) => [
      index('telegram_updates_due').on(t.id).where(sql`${t.handledAt} is null`),
      index('telegram_updates_chat').on(t.chatId, t.id).where(sql`${t.handledAt} is null`),
      index('telegram_updates_handled').on(t.handledAt),
    ],
  );

  const idempotencyKeys = table(
    'idempotency_keys',
    {
      key: text('key').primaryKey(),
      fingerprint: text('fingerprint').notNull(),
      orderId: orderId(),
      createdAt: instant('created_at').notNull(),
      /** Null = it lives as long as its order. */
      expiresAt: instant('expires_at'),
    },
    (t) => [
      index('idempotency_keys_order').on(t.orderId),
      index('idempotency_keys_expires').on(t.expiresAt).where(sql`${t.expiresAt} is not null`),
    ],
  );

  /** Deliveries that were refused, for the seller's eyes; a bounded journal. */
  const rejectedPaymentEvents = table('rejected_notices', {
    id: counter('id', { isReused: false }),
    reason: text('reason').notNull(),
    receivedAt: instant('received_at').notNull(),
    /** What of its body can name nobody. */
    fields: json('fields').$type<RefusedFields>().notNull().default({}),
    bytes: whole('bytes').notNull().default(0),
  });

  /** What a code takes off the price of a new order: percent, or kopecks when `fixed`. */
  const promoCodes = table(
    'promo_codes',
    {
      /** In capitals, as it is compared. */
      code: text('code').primaryKey(),
      kind: text('kind').$type<'percent' | 'fixed'>().notNull(),
      value: big('value').notNull(),
      /** Null = as often as people like. */
      mostUses: whole('most_uses'),
      startsAt: instant('starts_at'),
      endsAt: instant('ends_at'),
      note: text('note'),
      createdAt: instant('created_at').notNull(),
      disabledAt: instant('disabled_at'),
    },
    (t) => [
      check('promo_codes_value', sql`${t.value} > 0`),
      check('promo_codes_percent', sql`${t.kind} <> 'percent' or ${t.value} <= 100`),
    ],
  );

  /** What the seller has set in the admin; it wins over the environment. */
  const settings = table('settings', {
    name: text('name').primaryKey(),
    value: json('value').notNull(),
    changedAt: instant('changed_at').notNull(),
  });

  /**
   * Editions of the documents that buyers agree to; a null text is the product's own, as it was in
   * the product's edition `ownVersion`.
   */
  const legalEditions = table('legal_editions', {
    version: text('version').primaryKey(),
    offer: text('offer'),
    privacy: text('privacy'),
    consent: text('consent'),
    ownVersion: text('shop_edition').notNull().default('2026-11-24'),
    madeAt: instant('made_at').notNull(),
  });

  /** How often the form was opened on a day (Moscow, YYYY-MM-DD) by people from one source. */
  const formVisits = table(
    'form_visits',
    {
      day: text('day').notNull(),
      source: text('source').notNull(),
      visits: whole('visits').notNull(),
    },
    (t) => [primaryKey({ columns: [t.day, t.source] })],
  );

  /** Sign-ins to the admin; the cookie holds the sealed key, this only its digest. */
  const adminSessions = table(
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
    (t) => [index('desk_sessions_open').on(t.createdAt).where(sql`${t.endedAt} is null`)],
  );

  /** One-time links into the admin, from the bot or from the machine itself. */
  const adminLinks = table('desk_links', {
    tokenDigest: text('token_digest').primaryKey(),
    /** Null = made on the machine itself. */
    telegramUserId: big('telegram_user_id'),
    credential: text('credential').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  });

  /** Keys of programs that order over the API; the key itself is kept nowhere. */
  const apiKeys = table('api_keys', {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    digest: text('digest').notNull().unique(),
    createdAt: instant('created_at').notNull(),
    /** Moscow, YYYY-MM-DD. */
    lastUsedOn: text('last_used_on'),
    revokedAt: instant('revoked_at'),
  });

  /** Every change made in the admin. Nothing here names a buyer. */
  const auditLog = table(
    'audit_log',
    {
      id: text('id').primaryKey(),
      at: instant('at').notNull(),
      actor: text('actor').$type<Author>().notNull(),
      action: text('act').$type<Action>().notNull(),
      orderId: text('order_id').references(() => orders.id),
      paymentEventId: text('notice_id').references(() => paymentEvents.id),
      reason: text('reason'),
      details: json('details').$type<Record<string, string | number | boolean | null>>(),
    },
    (t) => [
      index('audit_log_order').on(t.orderId).where(sql`${t.orderId} is not null`),
      index('audit_log_notice').on(t.paymentEventId).where(sql`${t.paymentEventId} is not null`),
      index('audit_log_erasures').on(t.at).where(ERASURE_ASKED),
    ],
  );

  /** Payment lists of the Prodamus cabinet that the seller compares with what is known here. */
  const reconciliations = table('reconciliations', {
    id: text('id').primaryKey(),
    fileName: text('file_name').notNull(),
    /** The table as it was read, only with the columns that are compared. */
    content: json('content').$type<PlainTable>().notNull(),
    columns: json('columns').$type<Record<string, number | null>>(),
    madeAt: instant('made_at').notNull(),
  });

  /** Every attempt to copy the database. Those without a failure were opened again and compared. */
  const backupRuns = table(
    'backup_runs',
    {
      id: text('id').primaryKey(),
      startedAt: instant('started_at').notNull(),
      finishedAt: instant('finished_at').notNull(),
      /** The name of the file in its folder; null when none was made. */
      fileName: text('file_name'),
      bytes: big('bytes'),
      orders: whole('orders'),
      failure: text('failure').$type<BackupFailure>(),
    },
    (t) => [
      index('backup_runs_started').on(t.startedAt),
      check('backup_runs_made', sql`(${t.fileName} is null) = (${t.failure} is not null)`),
    ],
  );

  /** What is wrong with the shop as a whole, from when until when; one of a cause at a time. */
  const alerts = table(
    'alerts',
    {
      id: text('id').primaryKey(),
      cause: text('cause').$type<AlertCause>().notNull(),
      raisedAt: instant('raised_at').notNull(),
      clearedAt: instant('cleared_at'),
    },
    (t) => [uniqueIndex('alerts_open').on(t.cause).where(sql`${t.clearedAt} is null`)],
  );

  return {
    orders,
    paymentLinks,
    paymentEvents,
    paymentEventContacts,
    paymentFacts,
    readings,
    formerReadings,
    documents,
    shareLinks,
    findAttempts,
    outboxMessages,
    formerMessages,
    paymentReturns,
    telegramUsers,
    telegramUpdates,
    idempotencyKeys,
    rejectedPaymentEvents,
    promoCodes,
    settings,
    legalEditions,
    formVisits,
    adminSessions,
    adminLinks,
    apiKeys,
    auditLog,
    reconciliations,
    backupRuns,
    alerts,
  };
}
