import { pgTable } from 'drizzle-orm/pg-core';
import { schemaOf } from '../sql/schema';
import * as columns from './columns';

/** The tables as PostgreSQL has them. */
export const tables = schemaOf(columns);

/** The numbers of erased orders, which are kept when the orders of a copy are put back. */
export const erasedNumbers = pgTable('erased_numbers', {
  number: columns.text('number').primaryKey(),
  erasedAt: columns.instant('erased_at').notNull(),
});

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
