import type { Reconciliation } from '../reconciliations';

/** Lists made before these instants, by whether they have been compared. */
export type OldLists = { compared: Date; uncompared: Date };

/** The queries about payment lists. */
export type ReconciliationQueries = {
  insert(list: Reconciliation): Promise<void>;
  /** Keeps which column is which, and another content in place of the one there is. */
  setColumns(
    id: string,
    list: Pick<Reconciliation, 'content'> & { columns: NonNullable<Reconciliation['columns']> },
  ): Promise<void>;
  hasOld(before: OldLists): Promise<boolean>;
  deleteOld(before: OldLists): Promise<void>;
};
