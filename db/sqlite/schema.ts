import { type Columns, schemaOf } from '../sql/schema';
import * as columns from './columns';

/** The tables as SQLite has them; the queries know them by the types of PostgreSQL. */
export const tables = schemaOf(columns as unknown as Columns);

// One by one, for drizzle-kit to make migrations of.
export const {
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
} = tables;
