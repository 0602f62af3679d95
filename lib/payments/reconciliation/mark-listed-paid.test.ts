import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { leaseMessage } from '@/lib/messages/lease-message';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { aShopWithLists } from '../fixtures/a-compared-list';
import { BY_MAIL, RECEIVED_AT } from '../fixtures/a-payment-event';
import { aStore } from '../fixtures/temporary-store';
import { markPaid } from '../mark-paid';
import { keepPaymentList } from './keep-payment-list';
import { listContent } from './list-content';
import { markListedPaid } from './mark-listed-paid';

const actor = 'password';
const clock = () => RECEIVED_AT;

async function aList(rows: string[]) {
  const { store, order, keep } = await aShopWithLists();
  const { id: listId, compare } = await keep(rows);
  await compare();
  const mark = (line: number, at = RECEIVED_AT) =>
    markListedPaid({ store, clock: () => at, channels: BY_MAIL }, { listId, line, actor });
  return { store, order, mark };
}

it('pays the order once, with its reading, its message and its line in the audit log', async () => {
  const { store, order, mark } = await aList(['77;OUR;990,00;Оплачен']);
  const answers = await Promise.all([mark(2), mark(2)]);
  expect(answers.map(({ kind }) => kind).sort()).toEqual(['marked', 'not_fitting']);
  const file = await store.findOrder(order.token);
  expect(file?.order.paidAt).toEqual(RECEIVED_AT);
  expect(file?.reading).not.toBeNull();
  const lines = await store.admin.auditLines({ before: null, limit: 10 });
  expect(lines.filter(({ action }) => action === 'marked_paid')).toMatchObject([
    { orderId: order.id, reason: 'сверка, строка 2', details: { paymentId: '77' } },
  ]);
  const soon = new Date(RECEIVED_AT.getTime() + 1);
  expect(
    await leaseMessage(store, ['reading_by_mail'], soon, new Date(soon.getTime() + 9_000)),
  ).not.toBeNull();
});

it('counts the money on the day of the row, and sends the reading as of now', async () => {
  const { store, order, mark } = await aList(['77;OUR;990,00;Оплачен;24.11.2026 23:59']);
  const paidAt = new Date('2026-11-24T20:59:00Z');
  const markedAt = new Date('2026-11-26T09:00:00Z');
  expect(await mark(2, markedAt)).toMatchObject({ kind: 'marked' });
  expect((await store.findOrder(order.token))?.order.paidAt).toEqual(paidAt);
  expect(await store.admin.takingsByDay(paidAt)).toMatchObject([{ day: '2026-11-24', paid: 1 }]);
  expect(await store.admin.oldestQueuedAt()).toEqual(markedAt);
});

it('says of the first tap that it is done, of the next that there is nothing to do', async () => {
  const { store, order, mark } = await aList(['76;0000000000;990;Оплачен', '77;OUR;990;Оплачен']);
  expect(await mark(3)).toMatchObject({ kind: 'marked', order: { id: order.id } });
  expect(await mark(3)).toEqual({ kind: 'not_fitting' });
  const ports = { store, clock, channels: BY_MAIL };
  const unknown = await markListedPaid(ports, { listId: 'none', line: 2, actor });
  expect(unknown).toEqual({ kind: 'not_fitting' });
});

it('pays nothing of a list whose columns nobody has told', async () => {
  const store = aStore();
  const list = { bytes: Buffer.from('a;b\n1;2'), fileName: 'a.csv', actor } as const;
  const kept = await keepPaymentList({ store, clock, readList: listContent }, list);
  const listId = kept.kind === 'kept' ? kept.id : '';
  const ports = { store, clock, channels: BY_MAIL };
  expect(await markListedPaid(ports, { listId, line: 2, actor })).toEqual({ kind: 'not_fitting' });
});

it('pays nothing that does not fit', async () => {
  const { store, order, mark } = await aList([
    '77;OUR;1,00;Оплачен',
    '78;OUR;990;Отменён',
    ';OUR;990;Оплачен',
    '79;1;990;Оплачен',
  ]);
  for (const line of [1, 2, 3, 4, 5, 6]) expect(await mark(line)).toEqual({ kind: 'not_fitting' });
  expect((await store.findOrder(order.token))?.order.paidAt).toBeNull();
});

it.each(['', '0', 'Анна'])('pays nothing by what is no payment’s id: “%s”', async (paymentId) => {
  const { store, order, mark } = await aList([`${paymentId};OUR;990;Оплачен`]);
  expect(await mark(2)).toEqual({ kind: 'not_fitting' });
  expect((await store.findOrder(order.token))?.order.paidAt).toBeNull();
});

it('pays no order by a payment that is known for another', async () => {
  const { store, order, mark } = await aList(['77;OUR;990;Оплачен']);
  const other = anOrder();
  await saveOrder(store, other, null);
  const payment = { actor, orderId: other.id, paymentId: '77', reason: 'проверено' } as const;
  await markPaid({ store, clock, channels: BY_MAIL }, payment);
  expect(await mark(2)).toEqual({ kind: 'not_fitting' });
  expect((await store.findOrder(order.token))?.order.paidAt).toBeNull();
});
