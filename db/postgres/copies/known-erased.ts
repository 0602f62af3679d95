import type { ClientBase } from 'pg';
import type { Erased } from '../../backup/tombstones-file';

/** The numbers of erased orders that a database knows of, by their own table and by the orders. */
export async function knownErased(client: Pick<ClientBase, 'query'>): Promise<Erased> {
  const { rows } = await client.query(
    `select number, erased_at as at from orders where erased_at is not null
     union all select number, erased_at from erased_numbers`,
  );
  return new Map(rows.map(({ number, at }) => [number, at]));
}
