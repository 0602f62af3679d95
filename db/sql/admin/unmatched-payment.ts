import { and, eq, isNotNull, lt, not, or, type SQL } from 'drizzle-orm';
import { ACTION_OF_RESOLUTION } from '@/lib/payments/resolutions';
import type {
  UnmatchedFilter,
  UnmatchedPayment,
  UnmatchedRow,
} from '@/lib/store/unmatched-payment';
import type { Connection } from '../connection';
import { disputedMarks, payerOfMark } from '../disputed-marks';
import type { Reader } from '../engine';
import type { Tables } from '../schema';
import { actionsOf, isOfATest, isUnresolved, keptRows } from './payment-event-rows';

/** The part of the admin where money that did not fit is resolved. */
export function unmatchedPaymentMethods({ read }: Reader): UnmatchedPayment {
  return {
    disputedMarks: (limit) => read((on) => disputedMarks(on, limit)),
    payerOfMark: (mark) => read((on) => payerOfMark(on, mark)),
    unmatchedRows: (wanted, page) => read((on) => unmatchedRows(on, wanted, page)),
  };
}

async function unmatchedRows(
  on: Connection,
  wanted: UnmatchedFilter,
  { before, limit }: { before: string | null; limit: number },
): Promise<UnmatchedRow[]> {
  const older = before ? lt(on.tables.paymentEvents.id, before) : undefined;
  const rows: UnmatchedRow[] = [];
  for (const row of await keptRows(on, and(matching(on.tables, wanted), older), limit)) {
    const action = row.resolution && ACTION_OF_RESOLUTION[row.resolution];
    const actions = await actionsOf(on, row.id);
    rows.push({ ...row, resolvedBy: actions.find((line) => line.action === action) ?? null });
  }
  return rows;
}

function matching(
  tables: Tables,
  { isResolved, only, text, outcome, resolution }: UnmatchedFilter,
): SQL | undefined {
  const { paymentEvents } = tables;
  const { id, orderNumber, paymentId } = paymentEvents;
  return and(
    isResolved ? isNotNull(paymentEvents.resolution) : isUnresolved(tables),
    only ? eq(id, only) : not(isOfATest(tables)),
    text ? or(eq(orderNumber, text), eq(paymentId, text)) : undefined,
    outcome ? eq(paymentEvents.outcome, outcome) : undefined,
    resolution ? eq(paymentEvents.resolution, resolution) : undefined,
  );
}
