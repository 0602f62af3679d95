import { execFileSync } from 'node:child_process';
import { hasTool } from '@/scripts/test-tools';
import { expect, test } from '../world/fixtures';
import { PAGE_KEY, placeOrder, readOrder } from '../world/shop';

test.skip(!hasTool('php'), 'there is no PHP on this machine');

const TYPES = {
  urlencoded: 'application/x-www-form-urlencoded',
  multipart: 'multipart/form-data; boundary=b0undary',
  json: 'application/json',
} as const;

for (const type of ['urlencoded', 'multipart', 'json'] as const) {
  test(`A ${type} payment event signed by PHP itself pays the order`, async ({ shop }) => {
    const order = await placeOrder(shop);
    const fields = {
      date: '2026-11-24T10:00:00+03:00',
      order_id: String(Date.now()),
      order_num: order.orderNumber,
      sum: '990.00',
      currency: 'rub',
      customer_email: 'anna+test@example.ru',
      customer_extra: 'Ёлка «ёж» / "кавычки" \\ 100% 👍\u2028&quot;',
      commission: 3.5,
      attempt: 1,
      products: [{ name: 'Карта чакр / 1', price: '990.00', quantity: '1', sum: '990.00' }],
      payment_status: 'success',
    };
    const php = execFileSync('php', ['e2e/world/sign-payment-event.php', type, PAGE_KEY], {
      input: JSON.stringify(fields),
      encoding: 'utf8',
    });
    const { body, sign } = JSON.parse(php) as { body: string; sign: string };
    const answer = await fetch(`${shop.url}/api/prodamus/webhook`, {
      method: 'POST',
      body,
      headers: { 'Content-Type': TYPES[type], Sign: sign },
    });
    expect(await answer.text()).toBe('success');
    expect((await readOrder(shop, order)).state).toBe('paid');
  });
}
