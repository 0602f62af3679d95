import { randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { expect, test } from '../world/fixtures';
import { operatorSees, placeOrder, type Shop, tokenOf } from '../world/shop';

function ask(shop: Shop, body: object, headers: Record<string, string> = {}) {
  return fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

function askLink(shop: Shop, order: { orderUrl: string }) {
  return fetch(`${shop.url}/api/orders/${tokenOf(order)}/payment_link`, { method: 'POST' });
}

const REQUEST = { birthDate: '1998-07-13', consent: true };

for (const linkAnswer of ['json', 'json-url', 'json-link']) {
  test(`A link in an answer of the form ${linkAnswer} is found`, async ({ shop, prodamus }) => {
    await prodamus.faults({ linkAnswer });
    const order = await placeOrder(shop);
    expect(order.url).toMatch(new RegExp(`^${prodamus.url}/[A-Za-z0-9]{5,7}/$`));
  });
}

for (const linkAnswer of ['none', 'static', 'foreign', 'redirect']) {
  test(`An answer of the form ${linkAnswer} is no link, but the order stands`, async ({
    shop,
    prodamus,
  }) => {
    await prodamus.faults({ linkAnswer });
    const headers = { 'Idempotency-Key': randomUUID() };
    const refused = await ask(shop, REQUEST, headers);
    expect(refused.status).toBe(502);
    expect(refused.headers.get('content-type')).toBe('application/problem+json');
    const { orderNumber, orderUrl } = (await refused.json()) as Record<string, string>;
    await prodamus.reset();
    const replay = await ask(shop, REQUEST, headers);
    expect(replay.status).toBe(201);
    expect(await replay.json()).toMatchObject({ orderNumber, orderUrl });
  });
}

for (const down of ['refuse', '503', 'hang']) {
  test(`While Prodamus is down (${down}) the order stands and the link comes later`, async ({
    shop,
    prodamus,
  }) => {
    await prodamus.faults({ down });
    const answer = await ask(shop, REQUEST);
    expect(answer.status).toBe(502);
    const problem = (await answer.json()) as { orderNumber: string; orderUrl: string };
    expect(problem.orderNumber).toMatch(/^\d{10}$/);
    expect((await askLink(shop, problem)).status).toBe(502);
    const [, missing = ''] = (await operatorSees(shop)).split('Ссылка на оплату не получена');
    expect(missing.replace(/\s/g, '')).toContain(`№${problem.orderNumber}`);
    await prodamus.reset();
    const link = await askLink(shop, problem);
    expect(link.status).toBe(200);
    expect(((await link.json()) as { url: string }).url).toContain(prodamus.url);
  });
}

test('A live link is used again, an expired one is replaced under the same number', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const again = (await (await askLink(shop, order)).json()) as { url: string };
  expect(again.url).toBe(order.url);

  const db = new Database(shop.databaseFile);
  db.prepare(
    `update payment_links set expires_at = ? where order_id = (select id from orders where number = ?)`,
  ).run(Date.now() - 1000, order.orderNumber);
  db.close();

  const renewed = (await (await askLink(shop, order)).json()) as { url: string };
  expect(renewed.url).not.toBe(order.url);
  expect(await prodamus.links(order.orderNumber)).toHaveLength(2);
});

test('Many who ask for one link at once get the same one', async ({ shop, prodamus }) => {
  await prodamus.faults({ down: '503' });
  const problem = (await (await ask(shop, REQUEST)).json()) as {
    orderNumber: string;
    orderUrl: string;
  };
  await prodamus.reset();
  await prodamus.faults({ linkDelayMs: 200 });
  const links = await Promise.all(Array.from({ length: 8 }, () => askLink(shop, problem)));
  const urls = await Promise.all(
    links.map(async (link) => ((await link.json()) as { url: string }).url),
  );
  expect(new Set(urls).size).toBe(1);
  expect(await prodamus.links(problem.orderNumber)).toHaveLength(1);
});

test('A paid order gets no other link', async ({ shop, prodamus }) => {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  expect((await askLink(shop, order)).status).toBe(409);
});

test('The link carries our number, the sum, one payment, its end and the way back', async ({
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop, { email: 'anna@example.ru', phone: '8 912 345-67-89' });
  const [link] = (await prodamus.links(order.orderNumber)) as unknown as {
    fields: Record<string, unknown>;
  }[];
  expect(link?.fields).toMatchObject({
    do: 'link',
    order_id: order.orderNumber,
    currency: 'rub',
    payments_limit: '1',
    customer_email: 'anna@example.ru',
    customer_phone: '+79123456789',
    urlReturn: order.orderUrl,
    urlSuccess: order.orderUrl,
    products: [{ price: '990.00', quantity: '1' }],
  });
  expect(link?.fields.link_expired).toMatch(/^\d\d\.\d\d\.\d{4} \d\d:\d\d$/);
  expect(link?.fields).not.toHaveProperty('urlNotification');
});
