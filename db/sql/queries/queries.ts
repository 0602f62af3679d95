import type { Db } from '@/lib/store/db';
import type { Connection } from '../connection';
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

const known = new WeakMap<Connection, Db>();

/** Returns the queries on a connection; they are prepared once, when first asked for. */
export function queriesOf(on: Connection): Db {
  const queries = known.get(on) ?? prepared(on);
  known.set(on, queries);
  return queries;
}

function prepared(on: Connection): Db {
  return {
    orders: orderQueries(on),
    facts: factQueries(on),
    readings: readingQueries(on),
    documents: documentQueries(on),
    shares: shareQueries(on),
    links: linkQueries(on),
    paymentEvents: paymentEventQueries(on),
    returns: returnQueries(on),
    reconciliations: reconciliationQueries(on),
    promoCodes: promoCodeQueries(on),
    idempotencyKeys: idempotencyKeyQueries(on),
    findAttempts: findAttemptQueries(on),
    formVisits: formVisitQueries(on),
    outbox: outboxQueries(on),
    undelivered: undeliveredQueries(on),
    telegramUsers: telegramUserQueries(on),
    adminSessions: adminSessionQueries(on),
    adminLinks: adminLinkQueries(on),
    alerts: alertQueries(on),
    apiKeys: apiKeyQueries(on),
    settings: settingQueries(on),
    legalEditions: legalEditionQueries(on),
    audit: auditQueries(on),
  };
}
