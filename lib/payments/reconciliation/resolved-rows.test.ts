import { expect, it } from 'vitest';
import { aShopWithLists } from '../fixtures/a-compared-list';
import { aPaymentEvent, BY_MAIL, RECEIVED_AT } from '../fixtures/a-payment-event';
import { deliverEvent, eventPorts } from '../fixtures/deliver-event';
import type { Resolution } from '../resolutions';
import { resolveUnmatched } from '../resolve-unmatched';
import { findReconciled } from './find-reconciled';
import { markListedPaid } from './mark-listed-paid';

/** A shop to which a payment of another sum came, and the seller has resolved it like this. */
async function resolvedAs(resolution: Resolution | null) {
  const { store, order, keep } = await aShopWithLists();
  const event = { orderNumber: order.number, paymentId: '77', amountText: '1.00' };
  await deliverEvent(store, aPaymentEvent(event));
  const [unmatched] = await store.admin.unmatchedRows(
    { isResolved: false, only: null },
    { before: null, limit: 1 },
  );
  if (resolution) {
    const wanted = { resolution, orderNumber: null, reason: 'так решили' };
    await resolveUnmatched(eventPorts(store), unmatched?.id ?? '', wanted, 'password');
  }
  const rowsOf = async (...rows: string[]) => {
    const { id, compare } = await keep(rows);
    await compare();
    const found = (await findReconciled(store, id))?.reconciled?.rows ?? [];
    return { id, rows: found.map(({ kind, reason }) => [kind, reason]) };
  };
  return { store, rowsOf };
}

const PAID = '77;OUR;990;Оплачен';

it('a payment that the seller has resolved is not offered again', async () => {
  const open = await resolvedAs(null);
  expect((await open.rowsOf(PAID)).rows).toEqual([['missing_here', null]]);

  const { store, rowsOf } = await resolvedAs('returned');
  const { id, rows } = await rowsOf(PAID, '78;OUR;990;Оплачен');
  expect(rows).toEqual([
    ['dismissed', 'в\u00a0«Деньгах» деньги возвращены'],
    ['duplicate', null],
  ]);
  const ports = { store, clock: () => RECEIVED_AT, channels: BY_MAIL };
  const wanted = { listId: id, line: 2, actor: 'password' } as const;
  expect(await markListedPaid(ports, wanted)).toEqual({ kind: 'not_fitting' });
});

it.each([
  ['dismissed', [['dismissed', 'в\u00a0«Деньгах» закрыта без действия']]],
  ['delivered', [['dismissed', 'в\u00a0«Деньгах» разбор отдан']]],
] as const)('nor one that was %s with another sum', async (resolution, rows) => {
  const { rowsOf } = await resolvedAs(resolution);
  expect((await rowsOf('77;OUR;1,00;Оплачен')).rows).toEqual(rows);
});

it('a refund of what was given for is shown all the same', async () => {
  const { rowsOf } = await resolvedAs('delivered');
  expect((await rowsOf('77;OUR;1,00;Возврат')).rows).toEqual([['refund_missing_here', null]]);
});
