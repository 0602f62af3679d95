import type { MarkedPaid } from '@/db/desk/marked-paid';
import type { GroupCommit } from '../group-commit';
import { noticeStatements } from '../notice-statements';
import { applyChange } from '../notices';
import { owing } from '../notifications';
import type { SqliteDb } from '../open';
import { orderFromRow } from '../order-rows';
import { orderStatements } from '../order-statements';
import { writeAuditLine } from './audit-log';

/** The part of the desk that puts a payment down by hand, as a notice of it would. */
export function markedPaidMethods(db: SqliteDb, group: GroupCommit): MarkedPaid {
  const statements = { ...orderStatements(db), ...noticeStatements(db) };
  const owe = owing(db);
  return {
    markPaid: (orderId, mark, entry) =>
      group.write(() => {
        const row = statements.byId.get({ id: orderId });
        const order = row ? orderFromRow(row) : null;
        const marked = order && mark(order, statements.facts.all({ orderId }));
        if (!order || !marked) return null;
        statements.addFact.run({ orderId, ...marked.fact, noticeId: null });
        applyChange(statements, owe, orderId, marked.change);
        writeAuditLine(db, entry);
        return order;
      }),
  };
}
