import { setTimeout as sleep } from 'node:timers/promises';
import { openSession } from './desk';
import { ask, change } from './desk-database';
import { startMail } from './emulators/mail/start-mail';
import { freePort } from './free-port';
import { formOf, sendForm } from './page-form';
import { startProdamus } from './prodamus';
import { placeOrder, type Shop, startShop } from './shop';

export type FilledDesk = {
  shop: Shop;
  /** What nobody but the seller may read. */
  secrets: string[];
  /** The number of an order that waits for payment. */
  unpaidNumber: string;
  stop(): Promise<void>;
};

const BUYER = { name: 'Евдокия', email: 'evdokia@example.ru' };
const PAYMENT_LIST = ['ID платежа\tВнешний номер\tСумма\tСтатус'];

/** A payment list of the cabinet with one payment of an order, as text. */
export function paymentList(orderNumber: string): string {
  return [...PAYMENT_LIST, `55555551\t${orderNumber}\t990\tОплачен`].join('\n');
}

/** A shop of its own whose desk has something on every page: an order in each state, odd money. */
export async function startFilledDesk(): Promise<FilledDesk> {
  const [shopPort, prodamusPort] = [await freePort(), await freePort()];
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${shopPort}`);
  const mail = await startMail();
  const letters = { SMTP_URL: mail.smtpUrl, MAIL_FROM: 'Анна <shop@example.ru>' };
  const shop = await startShop(shopPort, prodamus.url, letters);
  const cookie = await openSession(shop.url);
  const seller: Seller = {
    url: shop.url,
    send: async (path, filled, button) => {
      const form = await formOf(`${shop.url}${path}`, cookie, filled, button);
      return sent(await sendForm(`${shop.url}${path}`, form, { cookie, origin: shop.url }));
    },
    upload: async (text) => {
      const form = new FormData();
      form.set('text', text);
      const url = `${shop.url}/admin/reconcile/upload`;
      return sent(await sendForm(url, form, { cookie, origin: shop.url }));
    },
  };

  const waiting = await placeOrder(shop, BUYER);
  const [expired, paid, refunded, erased] = [
    await placeOrder(shop, BUYER),
    await placeOrder(shop, BUYER),
    await placeOrder(shop, BUYER),
    await placeOrder(shop, BUYER),
  ];
  const idOf = ({ orderNumber }: { orderNumber: string }) =>
    String(ask(shop.databaseFile, 'select id from orders where number = ?', orderNumber)[0]);
  await prodamus.pay(paid.orderNumber);
  await prodamus.pay(refunded.orderNumber);
  await prodamus.pay(refunded.orderNumber, 'refund');
  const yesterday = Date.now() - 86_400_000;
  const expire = 'update orders set payable_until = ? where number = ?';
  change(shop.databaseFile, expire, yesterday, expired.orderNumber);
  await seller.send(`/admin/orders/${idOf(erased)}/erase`, { day: '13', month: '7', year: '1998' });
  await prodamus.faults({ linkAnswer: 'none' });
  await placeOrder(shop, BUYER).catch(() => undefined);
  await prodamus.faults({ linkAnswer: null });

  const said = { payment_status: 'success', currency: 'rub', sum: '990.00' };
  for (const [at, odd] of [
    { order_num: '77' },
    { order_num: waiting.orderNumber, sum: '1.00' },
    { order_num: paid.orderNumber },
  ].entries()) {
    await prodamus.notice({ fields: { ...said, ...odd, order_id: String(51_000_001 + at) } });
  }
  const webhook = `${shop.url}/api/prodamus/webhook`;
  await fetch(webhook, {
    method: 'POST',
    body: new URLSearchParams(said),
    headers: { Sign: 'no' },
  });

  await seller.send('/admin/promo/new', { code: 'ВЕСНА', value: '10' });
  const product = { price: '990', productName: 'Разбор', productDescription: 'Описание' };
  await seller.send('/admin/settings', { ...product, linkTtlHours: '72' });
  await seller.send('/admin/first-payment', {}, 'Начать');
  await seller.upload(paymentList(waiting.orderNumber));
  const compared = await seller.upload(paymentList(waiting.orderNumber));
  await seller.send(compared, { payment: '0', number: '1', amount: '2', status: '3' });
  await quiet(shop);
  return {
    shop,
    secrets: [BUYER.name, BUYER.email, waiting.orderNumber, paid.orderNumber, '13.07.1998'],
    unpaidNumber: waiting.orderNumber,
    stop: async () => {
      await shop.stop();
      await mail.close();
      await prodamus.stop();
    },
  };
}

type Seller = {
  url: string;
  /** Sends a form of a page, filled in; answers where it has led. */
  send(path: string, filled: Record<string, string>, button?: string): Promise<string>;
  upload(text: string): Promise<string>;
};

function sent(response: Response): string {
  const place = response.headers.get('location');
  if (response.status !== 303 || !place || place.includes('refused')) {
    throw new Error(`${response.url}: ${response.status} ${place}`);
  }
  return new URL(place, response.url).pathname;
}

/** Waits until every letter has gone out, so that nothing changes by itself any more. */
async function quiet(shop: Shop): Promise<void> {
  const due = 'select count(*) from notifications where outcome is null';
  while (ask(shop.databaseFile, due)[0] !== 0) await sleep(50);
}
