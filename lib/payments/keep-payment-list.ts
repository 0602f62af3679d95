import { v7 as uuidv7 } from 'uuid';
import type { Store } from '@/db/store';
import type { Actor } from '../admin/audit';
import type { Clock } from '../clock';
import { readCsv } from '../spreadsheets/read-csv';
import { readXlsx } from '../spreadsheets/read-xlsx';
import { withoutPersonal } from './list-columns';

export const MOST_LIST_BYTES = 10_000_000;
const MOST_ROWS = 100_000;
const MOST_COLUMNS = 100;

export type KeptList =
  | { kind: 'kept'; id: string }
  | { kind: 'empty' }
  | { kind: 'too_large' }
  | { kind: 'too_many_rows' }
  | { kind: 'unreadable' };

/**
 * Reads a payment list, a text table or an Excel file, and keeps it without the columns that name a
 * buyer. What is no list changes nothing.
 */
export async function keepPaymentList(
  { store, clock }: { store: Store; clock: Clock },
  { bytes, fileName, actor }: { bytes: Buffer; fileName: string; actor: Actor },
): Promise<KeptList> {
  if (bytes.length > MOST_LIST_BYTES) return { kind: 'too_large' };
  const table = await tableOf(bytes).catch(() => 'unreadable' as const);
  if (typeof table === 'string') return { kind: table };
  if (table.length > MOST_ROWS + 1) return { kind: 'too_many_rows' };
  if (table.length < 2) return { kind: 'empty' };
  if ((table[0]?.length ?? 0) > MOST_COLUMNS) return { kind: 'unreadable' };
  const [id, madeAt] = [uuidv7(), clock()];
  const content = withoutPersonal(table);
  await store.desk.keepReconciliation(
    { id, fileName: fileName.slice(0, 80), content, columns: null, madeAt },
    {
      at: madeAt,
      actor,
      act: 'reconciled',
      details: { step: 'list_kept', rows: table.length - 1 },
    },
  );
  return { kind: 'kept', id };
}

function tableOf(bytes: Buffer): Promise<string[][] | 'too_large'> {
  const isZip = bytes.subarray(0, 2).toString('latin1') === 'PK';
  return isZip ? readXlsx(bytes) : readCsv(bytes, MOST_ROWS + 1);
}
