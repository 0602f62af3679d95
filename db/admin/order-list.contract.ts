import { describe, expect, it } from 'vitest';
import { ANY_ORDER } from '@/lib/admin/any-order';
import { readSearchText } from '@/lib/admin/search-text';
import { saveOrder } from '@/lib/checkout/place-order';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { type Order, type OrderState, stateOf } from '@/lib/orders/order';
import { aPaymentEventOf } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { recordReturn } from '@/lib/payments/links/returns';
import type { NeedsAttention, OrderFilter } from '@/lib/store/order-list';
import type { Store } from '@/lib/store/store';
import { forgetUser } from '@/lib/telegram/telegram-user';
import type { StoreWorld } from '../fixtures/store-world';

const NOW = PLACED_AT;

async function place(store: Store, changes: Partial<Order> = {}): Promise<Order> {
  const order = anOrder(changes);
  await saveOrder(store, order, null);
  return order;
}

const named = (name: string, rest: Partial<Order['contacts']> = {}) => ({
  contacts: { name, email: null, phone: null, ...rest },
});

async function namesFor(store: Store, typed: string): Promise<(string | null)[]> {
  const read = readSearchText(typed);
  const phrases = read.kind === 'phrases' ? read.phrases : [];
  const page = { before: null, limit: 100 };
  const rows = await store.admin.orderRows({ ...ANY_ORDER, phrases }, page, NOW);
  return rows.map(({ name }) => name);
}

/** The list of orders: search, pages and filters. */
export function orderListContract(world: StoreWorld): void {
  describe('a search', () => {
    it('does not tell letters by case, nor е from ё', async () => {
      const { store } = world;
      await place(store, named('Алёна Ёжикова'));
      await place(store, named('АЛЕНА Ежова'));
      await place(store, named('Борис'));
      for (const typed of ['алёна', 'АЛЕНА', 'лена']) {
        expect(await namesFor(store, typed)).toEqual(['АЛЕНА Ежова', 'Алёна Ёжикова']);
      }
      expect(await namesFor(store, 'ёжик')).toEqual(['Алёна Ёжикова']);
    });

    it('wants every word, in any order', async () => {
      const { store } = world;
      await place(store, named('Анна Петрова'));
      await place(store, named('Анна Иванова'));
      expect(await namesFor(store, 'петр анна')).toEqual(['Анна Петрова']);
      expect(await namesFor(store, 'анна борис')).toEqual([]);
    });

    it('finds two letters at the beginning of a word', async () => {
      const { store } = world;
      await place(store, named('Ия'));
      await place(store, named('Мария'));
      await place(store, named('Анна Иякова'));
      expect(await namesFor(store, 'ия')).toEqual(['Анна Иякова', 'Ия']);
    });

    it('finds a phone however it is written, an e-mail, a number and a Telegram id by a piece', async () => {
      const { store } = world;
      const contacts = { phone: '+79161234567', email: 'anna.k@example.ru' };
      const { number } = await place(store, {
        ...named('Анна', contacts),
        telegramUserId: 700_800_900,
      });
      await place(store, named('Борис'));
      const pieces = ['8 (916) 123-45-67', '+7 916 123 45 67', '123-45', 'anna.k@', 'EXAMPLE'];
      const others = [
        '700800900',
        `№ ${number.slice(0, 4)} ${number.slice(4)}`,
        number.slice(2, 8),
      ];
      for (const typed of [...pieces, ...others]) {
        expect(await namesFor(store, typed), typed).toEqual(['Анна']);
      }
    });

    it('takes signs of a query language for mere letters', async () => {
      const { store } = world;
      await place(store, named('Анна "Света" О\'Нил 100%_x*'));
      await place(store, named('Борис'));
      for (const typed of ['"Света"', "О'Нил", '100%_x*', 'Анна\u0000']) {
        expect(await namesFor(store, typed), typed).toHaveLength(1);
      }
      const none = ['%%%', '___', '***', '"""', 'анна OR борис', 'NOT борис', 'text:борис', 'бор*'];
      for (const typed of none) expect(await namesFor(store, typed), typed).toEqual([]);
    });
  });

  describe('a page', () => {
    it.each([null, ['Анна']])(
      'neither skips nor doubles when orders come in between',
      async (phrases) => {
        const { store } = world;
        const placed: string[] = [];
        for (let n = 0; n < 7; n += 1) placed.unshift((await place(store, named('Анна'))).id);
        const seen: string[] = [];
        let before: number | null = null;
        for (;;) {
          const page = { before, limit: 2 };
          const rows = await store.admin.orderRows({ ...ANY_ORDER, phrases }, page, NOW);
          if (rows.length === 0) break;
          seen.push(...rows.map(({ id }) => id));
          before = rows.at(-1)?.seq ?? null;
          await place(store, named('Анна'));
        }
        expect(seen).toEqual(placed);
      },
    );
  });

  it('an order that was brought back stands where it was placed, in every list, and is found', async () => {
    const { store } = world;
    const HOUR_MS = 3_600_000;
    const later = (hours: number) => ({
      createdAt: new Date(PLACED_AT.getTime() + hours * HOUR_MS),
    });
    const origin = { source: 'vk', utm: {} };
    const [first, second, third] = [
      await place(store, { ...named('Анна'), ...later(0) }),
      await place(store, { ...named('Борис'), ...later(2), origin }),
      await place(store, { ...named('Вера Анина'), ...later(3) }),
    ];
    const back = await place(store, { ...named('Анна Б'), ...later(1), origin });
    const idsOf = async (filter: Partial<OrderFilter>, before: number | null = null) => {
      const page = { before, limit: 9 };
      const rows = await store.admin.orderRows({ ...ANY_ORDER, ...filter }, page, NOW);
      return rows.map(({ id }) => id);
    };

    expect(await idsOf({})).toEqual([third.id, second.id, back.id, first.id]);
    expect(await idsOf({ source: 'vk' })).toEqual([second.id, back.id]);
    expect(await idsOf({ phrases: ['Анна'] })).toEqual([back.id, first.id]);
    expect(await idsOf({ phrases: ['Вера'] })).toEqual([third.id]);
    expect(await idsOf({ phrases: ['Борис'] })).toEqual([second.id]);
    const next = await place(store, later(4));
    expect((await idsOf({}))[0]).toBe(next.id);
  });

  describe('a filter', () => {
    it('agrees with stateOf in every state at the instants where it changes', async () => {
      const { store } = world;
      const apply = async (order: Order, status: 'paid' | 'refunded') => {
        const paymentEvent = aPaymentEventOf(order, status);
        await deliverEvent(store, paymentEvent, { receivedAt: NOW });
      };
      await place(store);
      await apply(await place(store), 'paid');
      const back = await place(store);
      await apply(back, 'paid');
      await apply(back, 'refunded');
      await apply(await place(store), 'refunded');
      const page = { before: null, limit: 100 };
      for (const off of [-1, 0, 1]) {
        const now = new Date(PAYABLE_UNTIL.getTime() + off);
        const all = await store.admin.orderRows(ANY_ORDER, page, now);
        expect(all).toHaveLength(4);
        for (const state of ['awaiting_payment', 'paid', 'refunded', 'expired'] as OrderState[]) {
          const rows = await store.admin.orderRows({ ...ANY_ORDER, state }, page, now);
          const wanted = all.filter((row) => stateOf(row, now) === state);
          expect(rows, `${state} ${off}`).toEqual(wanted);
        }
      }
    });

    it('takes a day from its first instant to the last, also where clocks went back a little', async () => {
      const { store } = world;
      const day = PLACED_AT.getTime();
      const offsets = [-86_400_000, 1_000, -1, 0, 86_399_999, 86_399_000, 86_400_000];
      for (const offset of offsets) await place(store, { createdAt: new Date(day + offset) });
      const period = { from: new Date(day), to: new Date(day + 86_400_000) };
      const rows = await store.admin.orderRows(
        { ...ANY_ORDER, ...period },
        { before: null, limit: 100 },
        NOW,
      );
      expect(rows.map(({ createdAt }) => createdAt.getTime() - day)).toEqual([
        86_399_000, 86_399_999, 0, 1_000,
      ]);
      const none = { ...ANY_ORDER, from: new Date(day + 9e9), to: new Date(day + 9.1e9) };
      expect(await store.admin.orderRows(none, { before: null, limit: 9 }, NOW)).toEqual([]);
    });

    it('shows an order that was brought back in the day it was placed on, and every other day as before', async () => {
      const { store } = world;
      const day = PLACED_AT.getTime();
      const DAYS = [0, 1, 2, 3];
      for (const n of DAYS) await place(store, { createdAt: new Date(day + n * 86_400_000) });
      // As an order that a payment event brought back: placed long ago, saved now.
      const recovered = await place(store, { createdAt: new Date(day + 1_000) });
      const shown = (n: number, more = 1) => {
        const from = new Date(day + n * 86_400_000);
        const to = new Date(from.getTime() + more * 86_400_000);
        return store.admin.orderRows({ ...ANY_ORDER, from, to }, { before: null, limit: 9 }, NOW);
      };

      expect((await shown(0)).map(({ id }) => id)).toContain(recovered.id);
      expect(await Promise.all(DAYS.map(async (n) => (await shown(n)).length))).toEqual([
        2, 1, 1, 1,
      ]);
      expect(await shown(1, 3)).toHaveLength(3);
      const since = { ...ANY_ORDER, from: new Date(day + 2 * 86_400_000) };
      const until = { ...ANY_ORDER, to: new Date(day + 86_400_000) };
      const page = { before: null, limit: 9 };
      expect(await store.admin.orderRows(since, page, NOW)).toHaveLength(2);
      expect((await store.admin.orderRows(until, page, NOW)).at(0)?.id).toBe(recovered.id);
      const older = {
        before: (await store.admin.orderRows(until, page, NOW)).at(0)?.seq ?? 0,
        limit: 9,
      };
      expect(await store.admin.orderRows(until, older, NOW)).toHaveLength(1);
      const exported = { state: null, from: since.from, to: null };
      expect(await store.admin.exportedOrders(exported, page, NOW)).toHaveLength(2);
      const named = { ...until, phrases: [recovered.number] };
      expect(await store.admin.orderRows(named, page, NOW)).toHaveLength(1);
    });

    it('shows those whose buyers wait for a payment event, and those who asked to be forgotten', async () => {
      const { store } = world;
      const stuck = await place(store);
      const asked = await place(store, { telegramUserId: 42 });
      await place(store);
      await recordReturn(store, stuck, PLACED_AT);
      await forgetUser(store, 42, [], PLACED_AT);
      const shown = async (matter: NeedsAttention) =>
        (
          await store.admin.orderRows({ ...ANY_ORDER, matter }, { before: null, limit: 9 }, NOW)
        ).map(({ id }) => id);

      expect(await shown({ kind: 'stuck', before: PLACED_AT })).toEqual([stuck.id]);
      expect(await shown({ kind: 'stuck', before: new Date(0) })).toEqual([]);
      expect(await shown({ kind: 'erasure_asked' })).toEqual([asked.id]);
      const entry = { at: NOW, actor: 'password', action: 'erased', orderId: asked.id } as const;
      await eraseVerifiedOrder(store, asked.birthDate, entry);
      expect(await shown({ kind: 'erasure_asked' })).toEqual([]);
    });

    it('names every source once', async () => {
      const { store } = world;
      expect(await store.admin.orderSources()).toEqual([]);
      for (const source of ['vk', 'инстаграм', 'vk', null]) {
        await place(store, { origin: source ? { source, utm: {} } : null });
      }
      expect(await store.admin.orderSources()).toEqual(['vk', 'инстаграм']);
    });
  });
}
