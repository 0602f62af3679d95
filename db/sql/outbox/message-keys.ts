import { and, eq } from 'drizzle-orm';
import type { LeasedMessage } from '@/lib/outbox/lease';
import type { Tables } from '../schema';

export type MessageRow = Tables['outboxMessages']['$inferSelect'];

/** No Telegram chat has this id: it stands for the e-mail of the order, or of the seller. */
export const BY_MAIL = 0;

/** One text that names a row, for the admin. */
export function messageKey({
  subject,
  kind,
  recipient,
}: Pick<MessageRow, 'subject' | 'kind' | 'recipient'>): string {
  return `${subject}/${kind}/${recipient}`;
}

/** The condition that names one row. */
export function keyed(
  { outboxMessages }: Tables,
  { subject, kind, chatId }: Pick<LeasedMessage, 'subject' | 'kind' | 'chatId'>,
) {
  return and(
    eq(outboxMessages.subject, subject),
    eq(outboxMessages.kind, kind),
    eq(outboxMessages.recipient, chatId ?? BY_MAIL),
  );
}

/** The row of a message as long as nobody has taken over its lease. */
export function heldBy(tables: Tables, leased: LeasedMessage) {
  const { leasedUntil } = tables.outboxMessages;
  return and(keyed(tables, leased), eq(leasedUntil, leased.leasedUntil));
}
