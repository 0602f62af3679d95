import { v7 as uuidv7 } from 'uuid';
import type { Actor } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import type { Store } from '@/lib/store/store';
import type { ListContent } from './list-content';

export const MAX_LIST_BYTES = 10_000_000;

export type KeptList = { kind: 'kept'; id: string } | Exclude<ListContent, { kind: 'read' }>;

type Ports = { store: Store; clock: Clock; readList(bytes: Buffer): Promise<ListContent> };

/**
 * Reads a payment list, a text table or an Excel file, and keeps it without the columns that name a
 * buyer. What is no list changes nothing.
 */
export async function keepPaymentList(
  { store, clock, readList }: Ports,
  { bytes, fileName, actor }: { bytes: Buffer; fileName: string; actor: Actor },
): Promise<KeptList> {
  if (bytes.length > MAX_LIST_BYTES) return { kind: 'too_large' };
  const read = await readList(bytes);
  if (read.kind !== 'read') return read;
  const { rows: content } = read;
  const id = uuidv7();
  const madeAt = clock();
  const list = { id, fileName: fileName.slice(0, 80), content, columns: null, madeAt };
  const details = { step: 'list_kept', rows: content.length - 1 };
  await store.write([], async (db) => {
    await db.reconciliations.insert(list);
    await db.audit.insert({ at: madeAt, actor, action: 'reconciled', details });
  });
  return { kind: 'kept', id };
}
