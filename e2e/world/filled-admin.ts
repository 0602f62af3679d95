import { setTimeout as sleep } from 'node:timers/promises';
import { openSession } from './admin';
import { ask, change } from './admin-database';
import { formOf, sendForm } from './page-form';
import type { Prodamus } from './prodamus';
import { placeOrder, type Shop } from './shop';
import { startWorld } from './world';

export type FilledAdmin = {
  shop: Shop;
  /** What nobody but the seller may read. */
  secrets: string[];
  /** The number of an order that waits for payment. */
  unpaidNumber: string;
  stop(): Promise<void>;
};

const EVDOKIA: Buyer = { name: 'Евдокия', email: 'evdokia@example.ru' };

/** A payment list of the cabinet, as text: a payment of an order, and one of a number not ours. */
export function paymentList(orderNumber: string): string {
  const rows = [
    ['55555551', orderNumber],
    ['55555552', '77'],
  ];
  const lines = rows.map(([payment, number]) => `${payment}\t${number}\t990\tОплачен`);
  return ['ID платежа\tВнешний номер\tСумма\tСтатус', ...lines].join('\n');
}

/**
 * A shop of its own whose admin has something on every page: orders of a buyer in each state,
 * unmatched money.
 */
export async function startFilledAdmin(buyer: Buyer = EVDOKIA): Promise<FilledAdmin> {
  const { shop, prodamus, stop } = await startWorld();
  const seller = sellerOf(shop, await openSession(shop.url));
  const { waiting, paid } = await placeOrders({ shop, prodamus, seller, buyer });
  await sendUnmatchedPaymentEvents(shop, prodamus, [waiting, paid]);
  await disputeMark({ shop, prodamus, seller, buyer });
  for (const code of ['ВЕСНА', 'ЛЕТО']) {
    await seller.send('/admin/promo/new', { code, value: '10', toPay: '89100' });
  }
  await seller.send('/admin/promo', { code: 'ЛЕТО' }, 'Выключить');
  await seller.send('/admin/settings/api-keys', { name: 'сайт' });
  const product = { price: '990', productName: 'Разбор', productDescription: 'Описание' };
  await seller.send('/admin/settings', { ...product, linkTtlHours: '72' });
  await seller.send('/admin/first-payment', {}, 'Начать');
  await seller.upload(paymentList(waiting));
  const compared = await seller.upload(paymentList(waiting));
  await seller.send(compared, { payment: '0', number: '1', amount: '2', status: '3' });
  await quiet(shop);
  change(shop.databaseFile, HOLD_NEWEST);
  change(shop.databaseFile, GIVE_UP_OLDEST);
  return {
    shop,
    secrets: [buyer.name, buyer.email, waiting, paid, '13.07.1998'],
    unpaidNumber: waiting,
    stop,
  };
}

/** One order in each state, and one that got no link; returns two of the numbers. */
async function placeOrders({ shop, prodamus, seller, buyer }: Filling) {
  const place = async () => (await placeOrder(shop, buyer)).orderNumber;
  const waiting = await place();
  const expired = await place();
  const paid = await place();
  const refunded = await place();
  const erased = await place();
  await prodamus.pay(paid);
  await prodamus.pay(refunded);
  await prodamus.pay(refunded, 'refund');
  const expire = 'update orders set payable_until = ? where number = ?';
  change(shop.databaseFile, expire, Date.now() - 86_400_000, expired);
  const [id] = ask(shop.databaseFile, 'select id from orders where number = ?', erased);
  await seller.send(`/admin/orders/${id}/erase`, { day: '13', month: '7', year: '1998' });
  await prodamus.faults({ linkAnswer: 'none' });
  await placeOrder(shop, buyer).catch(() => undefined);
  await prodamus.faults({ linkAnswer: null });
  return { waiting, paid };
}

/** A number that is not ours, another sum, a second payment, and a delivery that is refused. */
async function sendUnmatchedPaymentEvents(
  shop: Shop,
  prodamus: Prodamus,
  [waiting, paid]: [string, string],
) {
  const said = { payment_status: 'success', currency: 'rub', sum: '990.00' };
  const unmatched = [
    { order_num: '77', order_id: '51000001' },
    { order_num: waiting, order_id: '51000002', sum: '1.00' },
    { order_num: paid, order_id: '51000003' },
  ];
  for (const fields of unmatched) await prodamus.paymentEvent({ fields: { ...said, ...fields } });
  const webhook = `${shop.url}/api/prodamus/webhook`;
  await fetch(webhook, {
    method: 'POST',
    body: new URLSearchParams(said),
    headers: { Sign: 'no' },
  });
}

/** An order marked paid by hand with a payment that turns out to be another's. */
async function disputeMark({ shop, prodamus, seller, buyer }: Filling): Promise<void> {
  const marked = await placeOrder(shop, buyer);
  const named = await placeOrder(shop, buyer);
  const ofNumber = 'select id from orders where number = ?';
  const [id] = ask(shop.databaseFile, ofNumber, marked.orderNumber);
  const mark = { paymentId: '51000004', reason: 'перевод' };
  await seller.send(`/admin/orders/${id}/paid`, mark);
  const said = { payment_status: 'success', currency: 'rub', sum: '990.00' };
  const fields = { ...said, order_num: named.orderNumber, order_id: mark.paymentId };
  await prodamus.paymentEvent({ fields });
}

type Buyer = { name: string; email: string };

type Seller = {
  /** Sends a form of a page, filled in; returns where it has led. */
  send(path: string, filled: Record<string, string>, button?: string): Promise<string>;
  upload(text: string): Promise<string>;
};

/** What orders are made with. */
type Filling = { shop: Shop; prodamus: Prodamus; seller: Seller; buyer: Buyer };

function sellerOf({ url }: Shop, cookie: string): Seller {
  const send = async (path: string, form: FormData) =>
    await sent(await sendForm(`${url}${path}`, form, { cookie, origin: url }));
  return {
    send: async (path, filled, button) =>
      send(path, await formOf(`${url}${path}`, cookie, filled, button)),
    upload: (text) => {
      const form = new FormData();
      form.set('text', text);
      return send('/admin/reconcile/upload', form);
    },
  };
}

async function sent(response: Response): Promise<string> {
  const place = response.headers.get('location');
  // The settings say themselves that they are saved, and a new key is shown at once.
  if (response.status === 200 && /Сохранено\.|ck_/.test(await response.text())) return response.url;
  if (response.status !== 303 || !place || place.includes('refused')) {
    throw new Error(`${response.url}: ${response.status} ${place}`);
  }
  return new URL(place, response.url).pathname;
}

/** As a restore from a copy does with what had not been sent yet. */
const HOLD_NEWEST = `update notifications set outcome = 'held'
  where rowid = (select max(rowid) from notifications)`;

/** As days of a mail server that is down. */
const GIVE_UP_OLDEST = `update notifications set outcome = 'failed', reason = 'SMTP 451'
  where rowid = (select min(rowid) from notifications)`;

/** Waits until every letter has gone out, so that nothing changes by itself any more. */
export async function quiet(shop: Shop): Promise<void> {
  const due = 'select count(*) from notifications where outcome is null';
  while (ask(shop.databaseFile, due)[0] !== 0) await sleep(50);
}
