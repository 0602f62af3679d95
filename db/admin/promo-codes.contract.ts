import { expect, it } from 'vitest';
import { endPromoCode, makePromoCode, resumePromoCode } from '@/lib/admin/promo-code';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder, PAYABLE_UNTIL, PLACED_AT } from '@/lib/orders/fixtures/an-order';
import type { PromoCode } from '@/lib/orders/promo';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { deliverEvent } from '@/lib/payments/fixtures/deliver-event';
import { saveLink } from '@/lib/payments/links/open-payment';
import type { Store } from '@/lib/store/store';
import type { StoreWorld } from '../fixtures/store-world';

const MADE = { at: PLACED_AT, actor: 'password', action: 'promo_code_made' } as const;
const ENDED = { at: PLACED_AT, actor: 'password', action: 'promo_code_ended' } as const;
const ANY = { piece: null, state: null };
/** As long as the orders of these tests are payable anyway. */
const LIFE_MS = PAYABLE_UNTIL.getTime() - PLACED_AT.getTime();
const HOLD = { linkTtlMs: LIFE_MS, promoHoldMs: LIFE_MS };
const PAGE = { before: null, limit: 10 };

async function withCode(store: Store, changes: Partial<PromoCode> = {}): Promise<PromoCode> {
  const promo: PromoCode = {
    code: 'ВЕСНА',
    kind: 'percent',
    value: 10,
    mostUses: 1,
    startsAt: null,
    endsAt: null,
    note: null,
    createdAt: PLACED_AT,
    disabledAt: null,
    ...changes,
  };
  expect(await makePromoCode(store, promo, MADE)).toEqual({ kind: 'made' });
  return promo;
}
const place = (store: Store, changes = {}, code = 'ВЕСНА') =>
  saveOrder(store, anOrder(changes), null, [], { code, hold: HOLD });

/** Promo codes as the admin makes and lists them, and orders with one. */
export function promoCodesAdminContract(world: StoreWorld): void {
  it('an order keeps its code and costs less, and is found so', async () => {
    const { store } = world;
    await withCode(store);

    const placed = await place(store);

    expect(placed).toMatchObject({
      kind: 'placed',
      order: { amount: 89_100, promo: { code: 'ВЕСНА', discount: 9_900 } },
    });
    const order = placed.kind === 'placed' ? placed.order : anOrder();
    expect((await store.findOrder(order.token))?.order).toEqual(order);
  });

  it('orders placed at once never have more uses than there are', async () => {
    const { store } = world;
    await withCode(store, { mostUses: 3 });

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => place(store)));

    expect(outcomes.filter(({ kind }) => kind === 'placed')).toHaveLength(3);
    expect(outcomes.filter(({ kind }) => kind === 'promo_refused')).toHaveLength(17);
    expect(await store.admin.promoRows(ANY, PAGE, PLACED_AT)).toMatchObject([{ uses: 3 }]);
  });

  it('an order that was not paid in time frees its use', async () => {
    const { store } = world;
    await withCode(store);
    await place(store);

    expect((await place(store)).kind).toBe('promo_refused');
    expect((await place(store, { createdAt: PAYABLE_UNTIL })).kind).toBe('placed');
  });

  it('an order keeps its use while any of its links may be paid by', async () => {
    const { store } = world;
    await withCode(store);
    const placed = await place(store);
    const order = placed.kind === 'placed' ? placed.order : anOrder();
    const afterwards = new Date(PAYABLE_UNTIL.getTime() + 1);
    for (const expiresAt of [afterwards, PLACED_AT]) {
      await saveLink(
        store,
        order,
        { url: 'https://payform.ru/a/', madeAt: PLACED_AT, expiresAt },
        '',
      );
    }

    expect((await place(store, { createdAt: PAYABLE_UNTIL })).kind).toBe('promo_refused');
    expect((await place(store, { createdAt: afterwards })).kind).toBe('placed');
  });

  it('a paid order keeps its use, and money that comes late is taken all the same', async () => {
    const { store } = world;
    await withCode(store);
    const late = await place(store);
    await place(store, { createdAt: PAYABLE_UNTIL, payableUntil: new Date('2030-01-01') });
    const order = late.kind === 'placed' ? late.order : anOrder();
    const paymentEvent = aPaymentEventOf(order);

    await deliverEvent(store, paymentEvent);

    expect((await store.findOrder(order.token))?.order.paidAt).toEqual(RECEIVED_AT);
    const [row] = await store.admin.promoRows(ANY, PAGE, new Date('2031-01-01'));
    expect(row?.uses).toBe(1);
  });

  it('a repeated request finds its order, though the code has ended since', async () => {
    const { store } = world;
    await withCode(store);
    const idempotency = { key: 'k', fingerprint: 'f', expiresAt: null };
    const first = await saveOrder(store, anOrder(), idempotency, [], { code: 'ВЕСНА', hold: HOLD });
    await endPromoCode(store, 'ВЕСНА', ENDED);

    const again = await saveOrder(store, anOrder(), idempotency, [], { code: 'ВЕСНА', hold: HOLD });

    expect(again).toEqual({ ...first, kind: 'replayed' });
    expect(await place(store)).toEqual({ kind: 'promo_refused', refusal: 'ended' });
  });

  it('a refused code saves nothing, so its key may be used again', async () => {
    const { store } = world;
    const idempotency = { key: 'k', fingerprint: 'f', expiresAt: null };

    expect(await saveOrder(store, anOrder(), idempotency, [], { code: 'НЕТ', hold: HOLD })).toEqual(
      {
        kind: 'promo_refused',
        refusal: 'unknown',
      },
    );
    expect((await saveOrder(store, anOrder(), idempotency)).kind).toBe('placed');
  });

  it('a code is made once and ended once, each with its line in the log', async () => {
    const { store } = world;
    const promo = await withCode(store);

    expect(await makePromoCode(store, promo, MADE)).toEqual({ kind: 'taken' });
    expect(await endPromoCode(store, 'ВЕСНА', ENDED)).toEqual({ kind: 'ended' });
    expect(await endPromoCode(store, 'ВЕСНА', ENDED)).toEqual({ kind: 'no_change' });
    expect(await endPromoCode(store, 'НЕТ', ENDED)).toEqual({ kind: 'no_change' });
    const log = await store.admin.auditLines({ before: null, limit: 10 });
    expect(log.map(({ action }) => action)).toEqual(['promo_code_ended', 'promo_code_made']);
  });

  it('a code that was ended by hand counts again once it is switched on, and that is in the log', async () => {
    const { store } = world;
    await withCode(store);
    const RESUMED = { at: PLACED_AT, actor: 'password', action: 'promo_code_resumed' } as const;

    expect(await resumePromoCode(store, 'ВЕСНА', RESUMED)).toEqual({ kind: 'no_change' });
    await endPromoCode(store, 'ВЕСНА', ENDED);
    expect(await place(store)).toMatchObject({ refusal: 'ended' });
    expect(await resumePromoCode(store, 'ВЕСНА', RESUMED)).toEqual({ kind: 'resumed' });
    expect(await resumePromoCode(store, 'НЕТ', RESUMED)).toEqual({ kind: 'no_change' });
    expect(await place(store)).toMatchObject({ kind: 'placed' });
    const [last] = await store.admin.auditLines({ before: null, limit: 1 });
    expect(last?.action).toBe('promo_code_resumed');
  });

  it('codes are found by a piece and by how they stand, newest first, page by page', async () => {
    const { store } = world;
    const yesterday = new Date('2026-11-23');
    const tomorrow = new Date('2026-11-25');
    await withCode(store, { code: 'ПОЛНЫЙ' });
    await place(store, {}, 'ПОЛНЫЙ');
    await withCode(store, { code: 'БЫЛ', endsAt: yesterday });
    await withCode(store, { code: 'БУДЕТ', startsAt: tomorrow });
    await withCode(store, { code: 'ЕСТЬ', mostUses: null });
    const codes = async (filter = {}, page = {}) =>
      (await store.admin.promoRows({ ...ANY, ...filter }, { ...PAGE, ...page }, PLACED_AT)).map(
        ({ code }) => code,
      );

    expect(await codes()).toEqual(['ЕСТЬ', 'БУДЕТ', 'БЫЛ', 'ПОЛНЫЙ']);
    expect(await codes({ state: 'active' })).toEqual(['ЕСТЬ']);
    expect(await codes({ state: 'not_started' })).toEqual(['БУДЕТ']);
    expect(await codes({ state: 'ended' })).toEqual(['БЫЛ']);
    expect(await codes({ state: 'used_up' })).toEqual(['ПОЛНЫЙ']);
    expect(await codes({ piece: 'Л' })).toEqual(['БЫЛ', 'ПОЛНЫЙ']);
    const [, second] = await store.admin.promoRows(ANY, PAGE, PLACED_AT);
    expect(await codes({}, { before: second?.seq })).toEqual(['БЫЛ', 'ПОЛНЫЙ']);
  });
}
