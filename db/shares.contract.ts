import { describe, expect, it } from 'vitest';
import { drawShareToken } from '@/lib/orders/access';
import type { Share } from '@/lib/orders/share';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import type { StoreWorld } from './fixtures/store-world';

/** Links by which a reading is shown, and documents that are made of it. */
export function sharesContract(world: StoreWorld): void {
  const { place, deliver, fileOf } = world;
  describe('a share link', () => {
    const aShare = (withTable = false): Share => ({
      token: drawShareToken(),
      withTable,
      createdAt: RECEIVED_AT,
    });

    it('shows its order as it is now, and only under its own token', async () => {
      const order = await place();
      const share = aShare(true);

      expect(await world.store.share(order, share)).toEqual(share);
      expect(await world.store.shareOf(order)).toEqual(share);
      await deliver(aPaymentEventOf(order));
      expect(await world.store.findShared(share.token)).toEqual({
        share,
        file: await fileOf(order),
      });
      for (const token of ['', order.token, order.number, order.id, `${share.token}x`]) {
        expect(await world.store.findShared(token)).toBeNull();
      }
      expect(await world.store.findOrder(share.token)).toBeNull();
    });

    it('that is asked for again with the same content is the one there is', async () => {
      const order = await place();
      const [first] = await Promise.all([
        world.store.share(order, aShare()),
        world.store.share(order, aShare()),
      ]);

      expect(await world.store.share(order, aShare())).toEqual(first);
      expect(await world.store.shareOf(order)).toEqual(first);
    });

    it('of other content takes the place of the one there was', async () => {
      const order = await place();
      const bare = aShare(false);
      const full = aShare(true);
      await world.store.share(order, bare);

      expect(await world.store.share(order, full)).toEqual(full);
      expect(await world.store.findShared(bare.token)).toBeNull();
      expect(await world.store.shareOf(order)).toEqual(full);
    });

    it('that is revoked shows nothing for ever, and a new one may follow', async () => {
      const order = await place();
      const other = await place();
      const share = aShare();
      const others = aShare();
      const later = aShare();
      await world.store.share(order, share);
      await world.store.share(other, others);
      await world.store.revokeShare(order, RECEIVED_AT);

      expect(await world.store.findShared(share.token)).toBeNull();
      expect(await world.store.shareOf(order)).toBeNull();
      expect(await world.store.shareOf(other)).toEqual(others);
      expect(await world.store.share(order, later)).toEqual(later);
      expect(await world.store.findShared(share.token)).toBeNull();
    });
  });

  describe('a document', () => {
    const aDocument = (text: string) => ({
      version: '1.1',
      bytes: Buffer.from(text),
      madeAt: RECEIVED_AT,
    });

    const paid = async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));
      return order;
    };

    it('is kept as it was made, each kind of each order apart', async () => {
      const order = await paid();
      const other = await paid();
      const pdf = aDocument('a\0b');
      const picture = aDocument('c');

      expect(await world.store.findDocument(order, 'reading_pdf')).toBeNull();
      expect(await world.store.keepDocument(order, 'reading_pdf', pdf)).toEqual(pdf);
      expect(await world.store.keepDocument(order, 'share_picture', picture)).toEqual(picture);
      expect(await world.store.findDocument(order, 'reading_pdf')).toEqual(pdf);
      expect(await world.store.findDocument(order, 'share_picture')).toEqual(picture);
      expect(await world.store.findDocument(other, 'reading_pdf')).toBeNull();
    });

    it('is never replaced: anyone who comes second gets the first', async () => {
      const order = await paid();
      const kept = await Promise.all(
        ['first', 'second'].map((text) =>
          world.store.keepDocument(order, 'reading_pdf', aDocument(text)),
        ),
      );

      expect(kept).toEqual([aDocument('first'), aDocument('first')]);
      expect(await world.store.findDocument(order, 'reading_pdf')).toEqual(aDocument('first'));
    });

    it('of an order that is not paid, or no longer, is not kept', async () => {
      const unpaid = await place();
      const refunded = await paid();
      await deliver(aPaymentEventOf(refunded, 'refunded'));

      for (const order of [unpaid, refunded]) {
        expect(await world.store.keepDocument(order, 'reading_pdf', aDocument('late'))).toBeNull();
        expect(await world.store.findDocument(order, 'reading_pdf')).toBeNull();
      }
    });
  });
}
