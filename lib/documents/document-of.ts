import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { stateOf } from '../orders/order';
import { OwnError } from '../own-error';
import { type Document, type DocumentKind, type DocumentMaker, LAYOUT_VERSION } from './document';
import { keepDocument } from './keep-document';

type Ports = {
  store: Store;
  clock: Clock;
  maker: DocumentMaker;
  site: string;
  /** What is being made in this process now, by order and kind. */
  inFlight: Map<string, Promise<Document | null>>;
};

/**
 * A document of a paid order: the kept one, or made now and kept, so anyone who asks again gets the
 * same bytes. Those who ask at once share one making. Null while the order is not paid, and once
 * it is refunded, be it while the document was being made.
 */
export async function documentOf(
  ports: Ports,
  file: OrderDetails,
  kind: DocumentKind,
): Promise<Document | null> {
  const { store, clock, inFlight } = ports;
  if (stateOf(file.order, clock()) !== 'paid') return null;
  const kept = await store.read((db) => db.documents.find(file.order.id, kind));
  if (kept) return kept;
  const key = `${file.order.id}/${file.order.birthDate}/${kind}`;
  const making = inFlight.get(key) ?? makeAndKeep(ports, file, kind);
  inFlight.set(key, making);
  return await making.finally(() => inFlight.delete(key));
}

async function makeAndKeep(
  { store, clock, maker, site }: Ports,
  { order, reading }: OrderDetails,
  kind: DocumentKind,
): Promise<Document | null> {
  const { paidAt, birthDate, contacts } = order;
  if (!reading || !paidAt) throw new OwnError('a paid order has its reading');
  const facts = { reading, birthDate, name: contacts.name, paidAt, site };
  const bytes = await maker.make({ kind, ...facts });
  const version = `${reading.version}.${LAYOUT_VERSION}`;
  return await keepDocument(store, order, kind, { version, bytes, madeAt: clock() });
}
