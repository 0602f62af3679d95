import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { sign } from '@/lib/prodamus/signature';
import { openSession } from '../world/admin';
import { ask } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { operatorSees, PAGE_KEY, type Shop } from '../world/shop';

const NO_SERVER = '127.0.0.1:9';

// A shop whose seller gets a letter about every payment that does not fit.
test.describe.configure({ mode: 'default' });
test.use({
  settings: {
    PRODAMUS_URL: `http://${NO_SERVER}`,
    SMTP_URL: `smtp://${NO_SERVER}`,
    SELLER_EMAIL: 'seller@example.ru',
  },
});

/** Sends fields signed by the key of the page, as Prodamus signs everything. */
function deliver(shop: Shop, fields: Record<string, string>): Promise<Response> {
  const body = new URLSearchParams(fields);
  const Sign = sign(phpArrayFromPairs(urlencodedPairs(body.toString())), PAGE_KEY);
  return fetch(`${shop.url}/api/prodamus/webhook`, { method: 'POST', headers: { Sign }, body });
}

/** What the seller is notified of, sent or not. */
const toldOf = (shop: Shop) =>
  ask(
    shop.databaseFile,
    'select n.outcome from notifications t join payment_notices n on n.id = t.notice_id order by 1',
  );

const outcomesOf = (shop: Shop, orderNumber: string) =>
  ask(shop.databaseFile, 'select outcome from payment_notices where order_number = ?', orderNumber);

const TEST_EVENT = {
  date: '2026-11-29T10:00:00+03:00',
  order_id: '1',
  order_num: 'test',
  domain: 'shop.payform.ru',
  sum: '1000.00',
  customer_phone: '+79999999999',
  customer_email: 'email@domain.com',
  customer_extra: 'тест',
  payment_type: 'Пластиковая карта Visa, MasterCard, МИР',
  commission: '3.5',
  commission_sum: '35.00',
  attempt: '1',
  sys: 'test',
  'products[0][name]': 'Доступ к обучающим материалам',
  'products[0][price]': '1000.00',
  'products[0][quantity]': '1',
  'products[0][sum]': '1000.00',
  payment_status: 'success',
  payment_status_description: 'Успешная оплата',
};

test('The test event of the cabinet is answered, shown as a test, and alarms nobody', async ({
  shop,
}) => {
  // Pressed twice, on two days.
  for (const date of [TEST_EVENT.date, '2026-11-30T10:00:00+03:00']) {
    const answer = await deliver(shop, { ...TEST_EVENT, date });
    expect([answer.status, await answer.text()]).toEqual([200, 'success']);
  }
  expect(outcomesOf(shop, 'test')).toEqual(['test_event', 'test_event']);
  const [, unmatched = ''] = (await operatorSees(shop)).split('Не сошлось');
  expect(unmatched).not.toContain('1000');
  const cookie = await openSession(shop.url);
  const opened = await fetch(`${shop.url}/admin/notices`, { headers: { cookie } });
  expect(await opened.text()).toContain('проверка адреса');

  // Money paid by somebody's link to the number «test» has an id like all money, and is reported.
  await deliver(shop, { ...TEST_EVENT, order_id: '48151623' });
  expect(toldOf(shop)).toEqual(['unknown_order']);
});

const RETURN = { _payform_status: 'success', _payform_id: '48151623' };

const OTHER_PURPOSES: Record<string, Record<string, string>> = {
  'the address a buyer comes back by': { ...RETURN, _payform_order_id: '1234567897' },
  'such an address without a number': RETURN,
  'a payment link': {
    do: 'pay',
    order_id: '1234567897',
    'products[0][name]': 'Карта чакр',
    'products[0][price]': '990.00',
    'products[0][quantity]': '1',
  },
};

for (const [title, fields] of Object.entries(OTHER_PURPOSES)) {
  test(`What Prodamus signs as ${title} is no payment event, and nobody is notified`, async ({
    shop,
  }) => {
    const kept = () => ask(shop.databaseFile, 'select count(*) from payment_notices');
    const before = kept();
    const told = toldOf(shop);
    const answer = await deliver(shop, fields);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toContain('не уведомление об оплате');
    expect(kept()).toEqual(before);
    expect(toldOf(shop)).toEqual(told);
    const [, journal = ''] = (await operatorSees(shop)).split('Отклонённые');
    expect(journal).toContain('не уведомление об оплате');
  });
}
