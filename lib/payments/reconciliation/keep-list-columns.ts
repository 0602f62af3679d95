import type { AuditEntry } from '@/lib/audit';
import type { Reconciliation } from '@/lib/store/reconciliations';
import type { UnitOfWork } from '@/lib/store/unit-of-work';
import type { ListColumns } from './listed-payment';

/** Keeps which column of a list is which, and of its content only those. */
export function keepListColumns(
  store: UnitOfWork,
  { id, ...list }: Pick<Reconciliation, 'id' | 'content'> & { columns: ListColumns },
  { at, actor }: Pick<AuditEntry, 'at' | 'actor'>,
): Promise<void> {
  return store.write([], async (db) => {
    await db.reconciliations.setColumns(id, list);
    await db.audit.insert({ at, actor, action: 'reconciled', details: { step: 'compared' } });
  });
}
