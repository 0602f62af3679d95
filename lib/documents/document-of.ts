import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { audienceOn } from '../chakras/audience';
import type { Clock } from '../clock';
import { type Order, stateOf } from '../orders/order';
import { OwnError } from '../own-error';
import { about } from '../store/about';
import type { UnitOfWork } from '../store/unit-of-work';
import { moscowDay } from '../time';
import { type Document, type DocumentKind, type DocumentMaker, LAYOUT_VERSION } from './document';

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
  details: OrderDetails,
  kind: DocumentKind,
): Promise<Document | null> {
  const { store, clock, inFlight } = ports;
  if (stateOf(details.order, clock()) !== 'paid') return null;
  const kept = await store.read((db) => db.documents.find(details.order.id, kind));
  if (kept) return kept;
  const key = `${details.order.id}/${details.order.birthDate}/${kind}`;
  const making = inFlight.get(key) ?? makeAndKeep(ports, details, kind);
  inFlight.set(key, making);
  return await making.finally(() => inFlight.delete(key));
}

async function makeAndKeep(
  { store, clock, maker, site }: Ports,
  { order, reading }: OrderDetails,
  kind: DocumentKind,
): Promise<Document | null> {
  const { paidAt, birthDate, createdAt, contacts } = order;
  if (!reading || !paidAt) throw new OwnError('a paid order has its reading');
  const audience = audienceOn(birthDate, moscowDay(createdAt));
  const facts = { reading, birthDate, name: contacts.name, audience, paidAt, site };
  const bytes = await maker.make({ kind, ...facts });
  const version = `${reading.version}.${LAYOUT_VERSION}`;
  return await keepDocument(store, order, kind, { version, bytes, madeAt: clock() });
}

/**
 * Keeps a document unless one of its kind is kept already; returns the kept one. Null when the
 * order is not paid any more, or its birth date was corrected meanwhile: nothing is kept of those.
 */
export async function keepDocument(
  store: UnitOfWork,
  order: Order,
  kind: DocumentKind,
  document: Document,
): Promise<Document | null> {
  return store.write([about.order(order.number)], async (db) => {
    const current = await db.orders.byId(order.id);
    if (!current || current.birthDate !== order.birthDate) return null;
    if (stateOf(current, document.madeAt) !== 'paid') return null;
    await db.documents.insert(order.id, kind, document);
    return db.documents.find(order.id, kind);
  });
}
