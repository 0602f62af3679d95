import { desc, not } from 'drizzle-orm';
import type { DoctorFacts } from '@/lib/store/doctor';
import type { Connection } from '../connection';
import { isOfATest } from './payment-event-rows';

const LAST = 3;

/** The last payment events of orders that were no test, as the doctor asks for them. */
export async function lastPaymentEvents({
  db,
  tables,
}: Connection): Promise<DoctorFacts['lastPaymentEvents']> {
  const { paymentEvents } = tables;
  const last = await db
    .select({ demo: paymentEvents.demo })
    .from(paymentEvents)
    .where(not(isOfATest(tables)))
    .orderBy(desc(paymentEvents.id))
    .limit(LAST);
  return { all: last.length, demo: last.filter(({ demo }) => demo).length };
}
