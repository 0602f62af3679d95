import type { AdminLinkQueries } from './queries/admin-links';
import type { AdminSessionQueries } from './queries/admin-sessions';
import type { AlertQueries } from './queries/alerts';
import type { ApiKeyQueries } from './queries/api-keys';
import type { AuditQueries } from './queries/audit';
import type { DocumentQueries } from './queries/documents';
import type { FactQueries } from './queries/facts';
import type { FindAttemptQueries } from './queries/find-attempts';
import type { FormVisitQueries } from './queries/form-visits';
import type { IdempotencyKeyQueries } from './queries/idempotency-keys';
import type { LegalEditionQueries } from './queries/legal-editions';
import type { LinkQueries } from './queries/links';
import type { OrderQueries } from './queries/orders';
import type { OutboxQueries } from './queries/outbox';
import type { PaymentEventQueries } from './queries/payment-events';
import type { PromoCodeQueries } from './queries/promo-codes';
import type { ReadingQueries } from './queries/readings';
import type { ReconciliationQueries } from './queries/reconciliations';
import type { ReturnQueries } from './queries/returns';
import type { SettingQueries } from './queries/settings';
import type { ShareQueries } from './queries/shares';
import type { TelegramUserQueries } from './queries/telegram-users';
import type { UndeliveredQueries } from './queries/undelivered';

/**
 * The queries that a use case awaits inside its unit of work, one after another. Data go in and
 * come out; what they mean is decided in `lib`. A query that fails rejects, and the whole unit is
 * taken back.
 */
export type Db = {
  orders: OrderQueries;
  facts: FactQueries;
  readings: ReadingQueries;
  documents: DocumentQueries;
  shares: ShareQueries;
  links: LinkQueries;
  paymentEvents: PaymentEventQueries;
  returns: ReturnQueries;
  reconciliations: ReconciliationQueries;
  promoCodes: PromoCodeQueries;
  idempotencyKeys: IdempotencyKeyQueries;
  findAttempts: FindAttemptQueries;
  formVisits: FormVisitQueries;
  outbox: OutboxQueries;
  undelivered: UndeliveredQueries;
  telegramUsers: TelegramUserQueries;
  adminSessions: AdminSessionQueries;
  adminLinks: AdminLinkQueries;
  alerts: AlertQueries;
  apiKeys: ApiKeyQueries;
  settings: SettingQueries;
  legalEditions: LegalEditionQueries;
  audit: AuditQueries;
};
