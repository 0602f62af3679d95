import { describe, expect, it } from 'vitest';
import type { BirthDate } from '@/lib/chakras/birth-date';
import { verifyBirthDate } from '@/lib/orders/find/find-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import type { OrderNumber } from '@/lib/orders/number';
import type { Order } from '@/lib/orders/order';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import type { StoreWorld } from './fixtures/store-world';

/** Attempts at an order by its number and a birth date. */
export function failedAttemptsContract(world: StoreWorld): void {
  const { place, deliver, look } = world;
  describe('an attempt at an order', () => {
    const day = '2026-11-24';
    const nextDay = '2026-11-25';
    const RIGHT = anOrder().birthDate;
    const WRONG = '1999-09-09' as BirthDate;
    const ask = (number: OrderNumber, isOpen: (order: Order) => boolean, on = day) =>
      verifyBirthDate(
        { store: world.store, clock: () => new Date(`${on}T12:00:00Z`) },
        { number, birthDate: RIGHT },
        isOpen,
      );
    const attempt = (number: OrderNumber, right: boolean, on: string = day) =>
      verifyBirthDate(
        { store: world.store, clock: () => new Date(`${on}T12:00:00Z`) },
        { number, birthDate: right ? RIGHT : WRONG },
        () => true,
      );
    const unknown = { kind: 'unknown' } as const;

    it('that is right finds the order as it is now, and is not counted', async () => {
      const order = await place();
      await deliver(aPaymentEventOf(order));

      const paid = { ...order, paidAt: RECEIVED_AT };
      expect(await attempt(order.number, true)).toEqual({ kind: 'found', order: paid });
      expect((await look(world.store)).attempts).toEqual([]);
    });

    it('is judged by the order of that number, and is wrong where there is none', async () => {
      const order = await place();
      const asked: Order[] = [];
      const isOpen = (known: Order) => {
        asked.push(known);
        return true;
      };
      expect(await ask(order.number, isOpen)).toEqual({ kind: 'found', order });
      expect(await ask('0000000000' as OrderNumber, isOpen)).toEqual(unknown);

      expect(asked).toEqual([order]);
      expect((await look(world.store)).attempts).toEqual([{ number: '0000000000', day, wrong: 1 }]);
    });

    it('at an order that is not open is wrong, whatever the date', async () => {
      const { number } = await place();

      expect(await ask(number, () => false)).toEqual(unknown);
      expect((await look(world.store)).attempts).toEqual([{ number, day, wrong: 1 }]);
    });

    it('that is wrong is counted, whether there is such an order or not', async () => {
      const { number } = await place();
      const nobodys = '0000000000' as OrderNumber;
      for (const one of [number, nobodys, number, nobodys]) {
        expect(await attempt(one, false)).toEqual(unknown);
      }

      expect((await look(world.store)).attempts.map(({ wrong }) => wrong)).toEqual([2, 2]);
    });

    it('is no eleventh one, however many come at once, and the right one comes too late', async () => {
      const { number } = await place();
      const wrong = await Promise.all(Array.from({ length: 11 }, () => attempt(number, false)));

      const kinds = wrong.map(({ kind }) => kind).sort();
      expect(kinds).toEqual(['too_many', ...Array(10).fill('unknown')]);
      expect(await attempt(number, true)).toEqual({ kind: 'too_many' });
      expect((await look(world.store)).attempts).toEqual([{ number, day, wrong: 10 }]);
    });

    it('is judged no more when too many were wrong', async () => {
      const { number } = await place();
      await Promise.all(Array.from({ length: 10 }, () => attempt(number, false)));
      const refused = ask(number, () => {
        throw new Error('it was judged');
      });

      expect(await refused).toEqual({ kind: 'too_many' });
    });

    it('leaves other numbers as they are', async () => {
      const one = await place();
      const other = await place();
      await Promise.all(Array.from({ length: 10 }, () => attempt(one.number, false)));

      expect(await attempt(other.number, true)).toEqual({ kind: 'found', order: other });
    });

    it('starts anew on another day, and the counts of earlier days are gone', async () => {
      const { number } = await place();
      const other = await place();
      await Promise.all(Array.from({ length: 11 }, () => attempt(number, false)));
      await attempt(other.number, false);

      expect(await attempt(number, false, nextDay)).toEqual(unknown);
      expect((await look(world.store)).attempts).toEqual([{ number, day: nextDay, wrong: 1 }]);
      expect(await attempt(number, true, nextDay)).toMatchObject({ kind: 'found' });
    });

    it('whose judging throws counts nothing', async () => {
      const { number } = await place();
      const broken = ask(number, () => {
        throw new Error('broken');
      });

      await expect(broken).rejects.toThrow('broken');
      expect((await look(world.store)).attempts).toEqual([]);
    });
  });
}
