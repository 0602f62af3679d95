import { expect, it } from 'vitest';
import { saveOrder } from '@/lib/checkout/place-order';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { BY_MAIL, RECEIVED_AT } from '../fixtures/a-payment-event';
import { aStore } from '../fixtures/temporary-store';
import { markPaid } from '../mark-paid';
import { findReconciled } from './find-reconciled';
import { keepListColumns } from './keep-list-columns';
import { keepPaymentList } from './keep-payment-list';
import { listContent } from './list-content';
import { onlyListColumns } from './sheets/list-columns';
import { withoutPersonal } from './sheets/without-personal';

const actor = 'password';
const clock = () => RECEIVED_AT;
const columns = { payment: 0, number: 1, amount: 2, status: 3, date: null, currency: null };

it('compares a list with every order that it names or that is paid, however many there are', async () => {
  const store = aStore();
  const orders = Array.from({ length: 1_003 }, () => anOrder());
  await Promise.all(orders.map((order) => saveOrder(store, order, null)));
  const [unpaid, ...paid] = orders;
  const ports = { store, clock, channels: BY_MAIL };
  const pay = ({ id }: { id: string }, place: number) =>
    markPaid(ports, { actor, orderId: id, paymentId: `${place + 1}`, reason: 'перевод' });
  await Promise.all(paid.map(pay));
  const rows = [`p;${unpaid?.number};990;Оплачен`, '1002;1;990;Оплачен', '1;1;990;Оплачен'];
  const bytes = Buffer.from(['платёж;номер;сумма;статус', ...rows].join('\n'));
  const kept = await keepPaymentList(
    { store, clock, readList: listContent },
    { bytes, fileName: 'a.csv', actor },
  );
  if (kept.kind !== 'kept') throw new Error(kept.kind);

  const untold = await findReconciled(store, kept.id);
  expect([untold?.list.id, untold?.reconciled]).toEqual([kept.id, null]);

  const content = onlyListColumns(untold?.list.content ?? withoutPersonal([]), columns);
  await keepListColumns(store, { id: kept.id, ...content }, { at: RECEIVED_AT, actor });
  const found = (await findReconciled(store, kept.id))?.reconciled?.rows ?? [];
  expect(found.map(({ kind, order }) => [kind, order?.number])).toEqual([
    ['missing_here', unpaid?.number],
    ['match', paid[1001]?.number],
    ['match', paid[0]?.number],
  ]);
});

it('finds no list that was never kept', async () => {
  expect(await findReconciled(aStore(), 'none')).toBeNull();
});
