import type { Db } from '@/lib/store/db';
import type { SqliteDb } from '../open';
import { adminLinkQueries } from './admin-links';
import { adminSessionQueries } from './admin-sessions';
import { alertQueries } from './alerts';
import { apiKeyQueries } from './api-keys';
import { auditQueries } from './audit';
import { documentQueries } from './documents';
import { factQueries } from './facts';
import { findAttemptQueries } from './find-attempts';
import { formVisitQueries } from './form-visits';
import { idempotencyKeyQueries } from './idempotency-keys';
import { legalEditionQueries } from './legal-editions';
import { linkQueries } from './links';
import { orderQueries } from './orders';
import { outboxQueries } from './outbox';
import { paymentEventQueries } from './payment-events';
import { promoCodeQueries } from './promo-codes';
import { readingQueries } from './readings';
import { reconciliationQueries } from './reconciliations';
import { returnQueries } from './returns';
import { settingQueries } from './settings';
import { shareQueries } from './shares';
import { telegramUserQueries } from './telegram-users';
import { undeliveredQueries } from './undelivered';

const known = new WeakMap<SqliteDb['$client'], Db>();

/** Returns the queries on a connection; they are prepared once, when first asked for. */
export function queriesOf(db: SqliteDb): Db {
  const queries = known.get(db.$client) ?? prepared(db);
  known.set(db.$client, queries);
  return queries;
}

function prepared(db: SqliteDb): Db {
  return {
    orders: orderQueries(db),
    facts: factQueries(db),
    readings: readingQueries(db),
    documents: documentQueries(db),
    shares: shareQueries(db),
    links: linkQueries(db),
    paymentEvents: paymentEventQueries(db),
    returns: returnQueries(db),
    reconciliations: reconciliationQueries(db),
    promoCodes: promoCodeQueries(db),
    idempotencyKeys: idempotencyKeyQueries(db),
    findAttempts: findAttemptQueries(db),
    formVisits: formVisitQueries(db),
    outbox: outboxQueries(db),
    undelivered: undeliveredQueries(db),
    telegramUsers: telegramUserQueries(db),
    adminSessions: adminSessionQueries(db),
    adminLinks: adminLinkQueries(db),
    alerts: alertQueries(db),
    apiKeys: apiKeyQueries(db),
    settings: settingQueries(db),
    legalEditions: legalEditionQueries(db),
    audit: auditQueries(db),
  };
}
