import { expect, it } from 'vitest';
import { aShopWithLists } from '../fixtures/a-compared-list';
import { RECEIVED_AT } from '../fixtures/a-payment-event';
import { aStore } from '../fixtures/temporary-store';
import { forgetPaymentLists } from './forget-payment-lists';
import { keepPaymentList } from './keep-payment-list';
import { listContent } from './list-content';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const PAGE = { before: null, limit: 9 };
const after = (ms: number) => new Date(RECEIVED_AT.getTime() + ms);

it('keeps nothing of what is no list', async () => {
  const store = aStore();
  const keep = (text: string) =>
    keepPaymentList(
      { store, clock: () => RECEIVED_AT, readList: listContent },
      { bytes: Buffer.from(text), fileName: 'a.csv', actor: 'password' },
    );
  expect(await keep('')).toEqual({ kind: 'empty' });
  expect(await keep('a;b')).toEqual({ kind: 'empty' });
  expect(await keep(`${';'.repeat(100)}x\n1`)).toEqual({ kind: 'too_many_columns' });
  expect(await keep('PK\x03\x04')).toEqual({ kind: 'unreadable' });
  expect(await keep('x'.repeat(10_000_001))).toEqual({ kind: 'too_large' });
  expect(await keep('a;b\n'.repeat(100_002))).toEqual({ kind: 'too_many_rows' });
  expect(await store.admin.reconciliations(PAGE)).toEqual([]);
  expect(await keep('a;b\n1;2')).toMatchObject({ kind: 'kept' });
});

it('writes down that a list was kept, under a name of bearable length', async () => {
  const store = aStore();
  const ports = { store, clock: () => RECEIVED_AT, readList: listContent };
  const widest = `${';'.repeat(99)}x\n1\n2`;
  const list = {
    bytes: Buffer.from(widest),
    fileName: 'и'.repeat(100),
    actor: 'password',
  } as const;
  expect(await keepPaymentList(ports, list)).toMatchObject({ kind: 'kept' });
  expect(await store.admin.reconciliations(PAGE)).toMatchObject([{ fileName: 'и'.repeat(80) }]);
  expect(await store.admin.auditLines({ before: null, limit: 9 })).toMatchObject([
    { action: 'reconciled', details: { step: 'list_kept', rows: 2 } },
  ]);
  const largest = { ...list, bytes: Buffer.from('\n'.repeat(10_000_000)) };
  expect(await keepPaymentList(ports, largest)).toEqual({ kind: 'empty' });
});

it('forgets a list after 30 days, and after an hour when nobody has compared it', async () => {
  const { store, keep } = await aShopWithLists();
  const row = ['77;OUR;990;Оплачен'];
  const compared = await keep(row);
  await compared.compare();
  const uncompared = await keep(row);
  const kept = async () => (await store.admin.reconciliations(PAGE)).map(({ id }) => id);

  await forgetPaymentLists(store, after(HOUR));
  expect(await kept()).toEqual([uncompared.id, compared.id]);
  await forgetPaymentLists(store, after(HOUR + 1));
  expect(await kept()).toEqual([compared.id]);
  await forgetPaymentLists(store, after(30 * DAY));
  expect(await kept()).toEqual([compared.id]);
  await forgetPaymentLists(store, after(30 * DAY + 1));
  expect(await kept()).toEqual([]);
});
