import type Database from 'better-sqlite3';
import { namedContacts } from '@/lib/payments/events/plain-fields';

type Body = { id: string } & Parameters<typeof namedContacts>[0];

/**
 * Keeps the contacts that the payment events name which belong to no order here, as is done when one
 * comes: an earlier version has kept fewer. Inside a transaction that is already open.
 */
export function fillPaymentEventContacts(client: Database.Database): void {
  const keep = client.prepare(
    'insert or ignore into notice_contacts (contact, notice_id) values (?, ?)',
  );
  const ids = client
    .prepare(
      'select id from payment_notices as one where not exists (select 1 from orders where number = one.order_number)',
    )
    .pluck()
    .all() as string[];
  const find = client.prepare(
    `select id, raw_body as rawBody, headers, order_number as orderNumber, payment_id as paymentId,
       status_text as statusText, amount_text as amountText, currency
     from payment_notices where id = ?`,
  );
  for (const id of ids) {
    const { headers, ...kept } = find.get(id) as Body & { headers: string };
    const contacts = namedContacts({ ...kept, headers: JSON.parse(headers) });
    for (const contact of contacts) keep.run(contact, id);
  }
}
