import { and, eq, isNotNull, lt, or, sql } from 'drizzle-orm';
import { ACTION_OF_RESOLUTION } from '@/lib/payments/resolutions';
import type { UnmatchedFilter, UnmatchedPayment } from '@/lib/store/unmatched-payment';
import { disputedMarks, payerOfMark } from '../disputed-marks';
import type { SqliteDb } from '../open';
import { paymentEvents } from '../schema';
import { actionsOf, keptRows, OF_A_TEST, UNRESOLVED } from './payment-event-rows';

/** The part of the admin where money that did not fit is resolved. */
export function unmatchedPaymentMethods(db: SqliteDb): UnmatchedPayment {
  return {
    disputedMarks: async (limit) => disputedMarks(db, limit),
    payerOfMark: async (mark) => payerOfMark(db, mark),
    unmatchedRows: async (wanted, { before, limit }) => {
      const older = before ? lt(paymentEvents.id, before) : undefined;
      const condition = and(matching(wanted), older);
      return keptRows(db, condition, limit).map((row) => {
        const action = row.resolution && ACTION_OF_RESOLUTION[row.resolution];
        return {
          ...row,
          resolvedBy: actionsOf(db, row.id).find((line) => line.action === action) ?? null,
        };
      });
    },
  };
}

function matching({ isResolved, only, text, outcome, resolution }: UnmatchedFilter) {
  const { id, orderNumber, paymentId } = paymentEvents;
  return and(
    isResolved ? isNotNull(paymentEvents.resolution) : UNRESOLVED,
    only ? eq(id, only) : sql`not ${OF_A_TEST}`,
    text ? or(eq(orderNumber, text), eq(paymentId, text)) : undefined,
    outcome ? eq(paymentEvents.outcome, outcome) : undefined,
    resolution ? eq(paymentEvents.resolution, resolution) : undefined,
  );
}
