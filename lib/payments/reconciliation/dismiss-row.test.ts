import { expect, it } from 'vitest';
import { eraseVerifiedOrder } from '@/lib/orders/erasure/erase-order';
import { aShopWithLists } from '../fixtures/a-compared-list';
import { RECEIVED_AT } from '../fixtures/a-payment-event';
import { dismissRow } from './dismiss-row';
import { findReconciled } from './find-reconciled';

const clock = () => RECEIVED_AT;

/** Lists of these rows, each with what becomes of its rows and a way to dismiss one. */
async function someLists(...lists: string[][]) {
  const { store, order, keep } = await aShopWithLists();
  const given = lists.map(async (rows) => {
    const { id: listId, compare } = await keep(rows);
    await compare();
    const kinds = async () =>
      (await findReconciled(store, listId))?.reconciled?.rows.map(({ kind }) => kind);
    const dismiss = (line: number, reason = 'вернули') =>
      dismissRow({ store, clock }, { listId, line, reason, actor: 'password' });
    return { listId, kinds, dismiss };
  });
  return { store, order, lists: await Promise.all(given) };
}

it('a dismissed row stays so, also in a later list, with the reason in the audit log', async () => {
  const rows = ['77;1;990;Оплачен', '78;1;990;Оплачен'];
  const { store, lists } = await someLists(rows, ['78;1;990;Оплачен', ...rows]);
  const [first, later] = lists;
  expect(await first?.kinds()).toEqual(['unknown_order', 'unknown_order']);

  expect(await first?.dismiss(2)).toBe('dismissed');
  expect(await first?.kinds()).toEqual(['dismissed', 'unknown_order']);
  expect(await later?.kinds()).toEqual(['unknown_order', 'dismissed', 'duplicate']);
  const lines = await store.admin.auditLines({ before: null, limit: 20 });
  expect(lines.filter(({ action }) => action === 'row_dismissed')).toMatchObject([
    { at: RECEIVED_AT, reason: 'вернули', details: { payment: '77', line: 2 } },
  ]);
});

it('a row stays dismissed when its reason was erased with the buyer it named', async () => {
  const { store, order, lists } = await someLists(['77;OUR;1;Оплачен']);
  await lists[0]?.dismiss(2, `вернули ${order.contacts.email}`);
  const entry = {
    at: RECEIVED_AT,
    actor: 'password',
    action: 'erased',
    orderId: order.id,
  } as const;
  await eraseVerifiedOrder(store, order.birthDate, entry);

  expect(await store.admin.dismissedRows()).toMatchObject([{ reason: '' }]);
  expect(await lists[0]?.kinds()).toEqual(['dismissed']);
});

it('what the list says anew of the same payment is not dismissed', async () => {
  const { lists } = await someLists(['77;1;990;Оплачен'], ['77;1;990;Возврат']);
  await lists[0]?.dismiss(2);
  expect(await lists[1]?.kinds()).toEqual(['unknown_order']);
});

it('a repeat that is dismissed does not hide the payment that it repeats', async () => {
  const { lists } = await someLists(['77;OUR;990;Оплачен', '77;OUR;990;Оплачен']);
  const [list] = lists;
  expect(await list?.kinds()).toEqual(['missing_here', 'duplicate']);

  expect(await list?.dismiss(3)).toBe('dismissed');
  expect(await list?.kinds()).toEqual(['missing_here', 'dismissed']);
});

it.each(['', '0'])(
  'a row without a payment’s id is dismissed in its own list only: “%s”',
  async (id) => {
    const { lists } = await someLists([`${id};1;990;Оплачен`], [`${id};1;990;Оплачен`]);
    await lists[0]?.dismiss(2);
    expect(await lists[0]?.kinds()).toEqual(['dismissed']);
    expect(await lists[1]?.kinds()).toEqual(['unknown_order']);
  },
);

it('nothing is dismissed twice, when it agrees, or when it is not there', async () => {
  const { lists } = await someLists(['77;1;990;Оплачен', '78;OUR;990;Отменён']);
  const [list] = lists;
  expect(await list?.dismiss(2)).toBe('dismissed');
  for (const line of [1, 2, 3, 4]) expect(await list?.dismiss(line)).toBe('nothing');
});
