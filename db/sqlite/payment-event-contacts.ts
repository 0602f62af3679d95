import type Database from 'better-sqlite3';
import { contactsIn } from '@/lib/orders/erasure/mentions';

type Body = { id: string; rawBody: Uint8Array; headers: Record<string, string> };

/**
 * Returns what keeps the contacts that a payment event names, inside a transaction that is already
 * open. For one that belongs to no order here: an erasure finds it by them.
 */
function keepingContacts(client: Database.Database): (paymentEvent: Body) => void {
  const insert = client.prepare('insert into notice_contacts (contact, notice_id) values (?, ?)');
  return ({ id, rawBody, headers }) => {
    const text = `${Buffer.from(rawBody).toString('utf8')}\n${JSON.stringify(headers)}`;
    for (const contact of contactsIn(text)) insert.run(contact, id);
  };
}

/** The same for all that came before there was a table of them. */
export function fillPaymentEventContacts(client: Database.Database): void {
  const keep = keepingContacts(client);
  const ids = client
    .prepare(
      'select id from payment_notices as one where not exists (select 1 from orders where number = one.order_number)',
    )
    .pluck()
    .all() as string[];
  const find = client.prepare('select raw_body as body, headers from payment_notices where id = ?');
  for (const id of ids) {
    const { body, headers } = find.get(id) as { body: Buffer; headers: string };
    if (body.length > 0) keep({ id, rawBody: body, headers: JSON.parse(headers) });
  }
}
