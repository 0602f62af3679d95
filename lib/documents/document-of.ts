import type { OrderFile, Store } from '@/db/store';
import type { Clock } from '../clock';
import { stateOf } from '../orders/order';
import { type Document, type DocumentKind, type DocumentMaker, LAYOUT_VERSION } from './document';

type Ports = { store: Store; clock: Clock; maker: DocumentMaker; site: string };

/**
 * A document of a paid order: the kept one, or made now and kept, so whoever asks again gets the
 * same bytes. Two that ask at once get the one that was kept first. Null while the order is not
 * paid, and once it is refunded.
 */
export async function documentOf(
  { store, clock, maker, site }: Ports,
  { order, reading }: OrderFile,
  kind: DocumentKind,
): Promise<Document | null> {
  const { paidAt, birthDate, contacts } = order;
  if (stateOf(order, clock()) !== 'paid' || !reading || !paidAt) return null;
  const kept = await store.findDocument(order, kind);
  if (kept) return kept;
  const { name } = contacts;
  const bytes = await maker.make({ kind, reading, birthDate, name, paidAt, site });
  const version = `${reading.version}.${LAYOUT_VERSION}`;
  return await store.keepDocument(order, kind, { version, bytes, madeAt: clock() });
}
