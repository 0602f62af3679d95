import { describe, expect, it } from 'vitest';
import type { DocumentKind } from '@/lib/documents/document';
import { keepDocument } from '@/lib/documents/document-of';
import type { Order } from '@/lib/orders/order';
import { findShared, revokeShare, shareReading } from '@/lib/orders/share-reading';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import type { StoreWorld } from './fixtures/store-world';

/** Links by which a reading is shown, and documents that are made of it. */
export function sharesContract(world: StoreWorld): void {
  const { place, deliver, detailsOf } = world;
  const ports = () => ({ store: world.store, clock: () => RECEIVED_AT });
  const paid = async (paymentId = '1') => {
    const order = await place();
    await deliver(aPaymentEventOf(order, 'paid', paymentId));
    return order;
  };
  describe('a share link', () => {
    const share = async (order: Order, withTable = false) => {
      const shared = await shareReading(ports(), await detailsOf(order), withTable);
      if (shared.kind !== 'shared') throw new Error('the order is not paid');
      return shared.share;
    };
    const shareOf = ({ id }: Order) => world.store.read((db) => db.shares.ofOrder(id));

    it('shows its order as it is now, and only under its own token', async () => {
      const order = await paid();
      const shared = await share(order, true);

      expect(shared).toMatchObject({ withTable: true, createdAt: RECEIVED_AT });
      expect(await shareOf(order)).toEqual(shared);
      await deliver(aPaymentEventOf(order, 'refunded'));
      expect(await findShared(world.store, shared.token)).toEqual({
        share: shared,
        details: await detailsOf(order),
      });
      for (const token of ['', order.token, order.number, order.id, `${shared.token}x`]) {
        expect(await findShared(world.store, token)).toBeNull();
      }
      expect(await world.store.findOrder(shared.token)).toBeNull();
    });

    it('that is asked for again with the same content is the one there is', async () => {
      const order = await paid();
      const [first] = await Promise.all([share(order), share(order)]);

      expect(await share(order)).toEqual(first);
      expect(await shareOf(order)).toEqual(first);
    });

    it('of other content takes the place of the one there was', async () => {
      const order = await paid();
      const bare = await share(order);
      const full = await share(order, true);

      expect(full).toMatchObject({ withTable: true });
      expect(await findShared(world.store, bare.token)).toBeNull();
      expect(await shareOf(order)).toEqual(full);
    });

    it('that is revoked shows nothing for ever, and a new one may follow', async () => {
      const order = await paid();
      const other = await paid('2');
      const first = await share(order);
      const others = await share(other);
      await revokeShare(ports(), order);

      expect(await findShared(world.store, first.token)).toBeNull();
      expect(await shareOf(order)).toBeNull();
      expect(await shareOf(other)).toEqual(others);
      const later = await share(order);
      expect(later.token).not.toBe(first.token);
      expect(await findShared(world.store, first.token)).toBeNull();
    });

    it('is not opened of an order that was refunded meanwhile', async () => {
      const order = await paid();
      const before = await detailsOf(order);
      await deliver(aPaymentEventOf(order, 'refunded'));

      expect(await shareReading(ports(), before, false)).toEqual({ kind: 'not_paid' });
      expect(await shareOf(order)).toBeNull();
    });
  });

  describe('a document', () => {
    const aDocument = (text: string) => ({
      version: '1.1',
      bytes: Buffer.from(text),
      madeAt: RECEIVED_AT,
    });

    const find = ({ id }: Order, kind: DocumentKind) =>
      world.store.read((db) => db.documents.find(id, kind));

    it('is kept as it was made, each kind of each order apart', async () => {
      const order = await paid();
      const other = await paid('2');
      const pdf = aDocument('a\0b');
      const picture = aDocument('c');

      expect(await find(order, 'reading_pdf')).toBeNull();
      expect(await keepDocument(world.store, order, 'reading_pdf', pdf)).toEqual(pdf);
      expect(await keepDocument(world.store, order, 'share_picture', picture)).toEqual(picture);
      expect(await find(order, 'reading_pdf')).toEqual(pdf);
      expect(await find(order, 'share_picture')).toEqual(picture);
      expect(await find(other, 'reading_pdf')).toBeNull();
    });

    it('is never replaced: anyone who comes second gets the first', async () => {
      const order = await paid();
      const kept = await Promise.all(
        ['first', 'second'].map((text) =>
          keepDocument(world.store, order, 'reading_pdf', aDocument(text)),
        ),
      );

      const found = await find(order, 'reading_pdf');
      expect([aDocument('first'), aDocument('second')]).toContainEqual(found);
      expect(kept).toEqual([found, found]);
    });

    it('of an order that is not paid, or no longer, is not kept', async () => {
      const unpaid = await place();
      const refunded = await paid();
      await deliver(aPaymentEventOf(refunded, 'refunded'));

      for (const order of [unpaid, refunded]) {
        expect(await keepDocument(world.store, order, 'reading_pdf', aDocument('late'))).toBeNull();
        expect(await find(order, 'reading_pdf')).toBeNull();
      }
    });
  });
}
