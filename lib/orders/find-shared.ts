import { loadOrderDetails, type OrderDetails } from '../store/order-details';
import type { UnitOfWork } from '../store/unit-of-work';
import type { Share } from './share';

/** What a share page shows: its order as it is now; null of a token that opens nothing. */
export async function findShared(
  { read }: UnitOfWork,
  token: string,
): Promise<{ share: Share; file: OrderDetails } | null> {
  return read(async (db) => {
    const found = await db.shares.byToken(token);
    const file = found && (await loadOrderDetails(db, found.orderId));
    return file ? { share: found.share, file } : null;
  });
}
