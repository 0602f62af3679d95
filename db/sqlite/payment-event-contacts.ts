import type Database from 'better-sqlite3';
import { namedContacts } from '@/lib/payments/events/plain-fields';

type Body = { id: string } & Parameters<typeof namedContacts>[0];

/**
 * Returns what keeps the contacts that a payment event names, and of its own fields every word and
 * date, inside a transaction that is already open. For one that belongs to no order here: an
 * erasure finds it by them.
 */
export function keepingContacts(client: Database.Database): (paymentEvent: Body) => void {
  const insert = client.prepare(
    'insert or ignore into notice_contacts (contact, notice_id) values (?, ?)',
  );
  return ({ id, ...told }) => {
    for (const contact of namedContacts(told)) insert.run(contact, id);
  };
}

/** The same for all that an earlier version has kept, which knew of fewer. */
export function fillPaymentEventContacts(client: Database.Database): void {
  const keep = keepingContacts(client);
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
    keep({ ...kept, headers: JSON.parse(headers) });
  }
}
