import type { Db } from '../store/db';
import type { OrderNumber } from './number';

/**
 * Whether no order has a number, and none that was erased had it before the database was put back.
 */
export async function isNumberFree(db: Db, number: OrderNumber): Promise<boolean> {
  return !(await db.orders.isNumberUsed(number)) && !(await db.orders.isTombstoned(number));
}
