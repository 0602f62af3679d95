import { describe, expect, it } from 'vitest';
import type { OrderNumber } from '@/lib/orders/number';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import type { StoreWorld } from './fixtures/store-world';

/** Attempts at an order by its number and a birth date. */
export function failedAttemptsContract(world: StoreWorld): void {
  const { place, deliver, look } = world;
  describe('an attempt at an order', () => {
    const [day, nextDay] = ['2026-11-24', '2026-11-25'] as const;
    const attempt = (number: OrderNumber, right: boolean, on: string = day) =>
      world.store.verifyBirthDate(
        number,
        { day: on, mostWrong: 10 },
        (order) => right && order !== null,
      );
    const unknown = { kind: 'unknown' } as const;

    it('that is right finds the order as it is now, and is not counted', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await attempt(order.number, true)).toEqual({ kind: 'found', order: paid });
      expect(look(world.store).attempts).toEqual([]);
    });

    it('is judged by the order of that number, and by none where there is none', async () => {
      const [order, asked] = [await place(), [] as (Order | null)[]];
      for (const number of [order.number, '0000000000' as OrderNumber]) {
        await world.store.verifyBirthDate(number, { day, mostWrong: 10 }, (known) => {
          asked.push(known);
          return true;
        });
      }

      expect(asked).toEqual([order, null]);
      expect(look(world.store).attempts).toEqual([{ number: '0000000000', day, wrong: 1 }]);
    });

    it('that is wrong is counted, whether there is such an order or not', async () => {
      const { number } = await place();
      const nobodys = '0000000000' as OrderNumber;
      for (const one of [number, nobodys, number, nobodys]) {
        expect(await attempt(one, false)).toEqual(unknown);
      }

      expect(look(world.store).attempts.map(({ wrong }) => wrong)).toEqual([2, 2]);
    });

    it('is no eleventh one, however many come at once, and the right one comes too late', async () => {
      const { number } = await place();
      const wrong = await Promise.all(Array.from({ length: 11 }, () => attempt(number, false)));

      expect(wrong).toEqual([...Array(10).fill(unknown), { kind: 'too_many' }]);
      expect(await attempt(number, true)).toEqual({ kind: 'too_many' });
      expect(look(world.store).attempts).toEqual([{ number, day, wrong: 10 }]);
    });

    it('is judged no more when too many were wrong', async () => {
      const { number } = await place();
      await Promise.all(Array.from({ length: 10 }, () => attempt(number, false)));
      const refused = world.store.verifyBirthDate(number, { day, mostWrong: 10 }, () => {
        throw new Error('it was judged');
      });

      expect(await refused).toEqual({ kind: 'too_many' });
    });

    it('leaves other numbers as they are', async () => {
      const [one, other] = [await place(), await place()];
      await Promise.all(Array.from({ length: 10 }, () => attempt(one.number, false)));

      expect(await attempt(other.number, true)).toEqual({ kind: 'found', order: other });
    });

    it('starts anew on another day, and the counts of earlier days are gone', async () => {
      const [{ number }, other] = [await place(), await place()];
      await Promise.all(Array.from({ length: 11 }, () => attempt(number, false)));
      await attempt(other.number, false);

      expect(await attempt(number, false, nextDay)).toEqual(unknown);
      expect(look(world.store).attempts).toEqual([{ number, day: nextDay, wrong: 1 }]);
      expect(await attempt(number, true, nextDay)).toMatchObject({ kind: 'found' });
    });

    it('whose judging throws counts nothing', async () => {
      const { number } = await place();
      const broken = world.store.verifyBirthDate(number, { day, mostWrong: 10 }, () => {
        throw new Error('broken');
      });

      await expect(broken).rejects.toThrow('broken');
      expect(look(world.store).attempts).toEqual([]);
    });
  });
}
