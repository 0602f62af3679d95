import type { Page } from '@playwright/test';
import { signIn } from '../world/admin';
import { ask, change } from '../world/admin-database';
import { expect, test } from '../world/fixtures';
import { type PlacedOrder, placeOrder, type Shop } from '../world/shop';
import { violationsOn } from '../world/violations-on';

const DAY_MS = 86_400_000;
/** One more than a page of a list shows. */
const PAGE_AND_ONE = 51;

test('A refused delivery is found by the number in its body, and payment events by their days', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const other = await placeOrder(shop);
  await prodamus.faults({ signWith: 'wrong' });
  await prodamus.pay(order.orderNumber);
  await signIn(page);
  await page.goto('/admin/notices');
  const refused = page.getByRole('row').filter({ hasText: 'подпись не сошлась' });
  await page.getByLabel('Искать').fill(spaced(order.orderNumber));
  await page.getByLabel('Итог').selectOption('отклонённые');
  await show(page);
  await expect(refused.first()).toBeVisible();
  await page.getByLabel('Итог').selectOption('любой');
  await show(page);
  await expect(refused.first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await page.getByLabel('Искать').fill(other.orderNumber);
  await show(page);
  await expect(page.getByRole('main')).toContainText('Таких уведомлений нет');
  await page.getByLabel('Искать').fill(order.orderNumber);
  await page.getByLabel('По день').fill(dayOf(Date.now() - DAY_MS));
  await show(page);
  await expect(page.getByRole('main')).toContainText('Таких уведомлений нет');
  await page.getByLabel('По день').fill(dayOf(Date.now()));
  await page.getByLabel('С дня').fill(dayOf(Date.now()));
  await show(page);
  await expect(refused.first()).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('Unmatched money is found by its number or payment and by what became of it', async ({
  page,
  shop,
  prodamus,
}) => {
  const order = await placeOrder(shop);
  const trial = await placeOrder(shop);
  change(shop.databaseFile, 'update orders set is_test = 1 where number = ?', trial.orderNumber);
  const cheap = `7${order.orderNumber}`;
  const lost = `8${order.orderNumber}`;
  const said = { payment_status: 'success', currency: 'rub', sum: '1.00' };
  await prodamus.paymentEvent({
    fields: { ...said, order_num: order.orderNumber, order_id: cheap },
  });
  await prodamus.paymentEvent({ fields: { ...said, order_num: '77', order_id: lost } });
  await signIn(page);
  await page.goto('/admin/money');
  const card = (paymentId: string) => page.getByRole('listitem').filter({ hasText: paymentId });
  await expect(page.locator(`datalist option[value="${order.orderNumber}"]`)).toHaveCount(1);
  await expect(page.locator(`datalist option[value="${trial.orderNumber}"]`)).toHaveCount(0);

  await page.getByLabel('Искать').fill(spaced(order.orderNumber));
  await show(page);
  await expect(card(cheap)).toBeVisible();
  await expect(card(lost)).toHaveCount(0);
  await page.getByLabel('Искать').fill(lost);
  await show(page);
  await expect(card(lost)).toBeVisible();
  await expect(card(cheap)).toHaveCount(0);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel('Итог').selectOption('другая сумма');
  await show(page);
  await expect(page.getByRole('main')).toContainText('Таких оплат нет');
  await page.getByRole('link', { name: 'Сбросить' }).click();

  await card(lost).getByText('Закрыть без действия').first().click();
  await card(lost).getByLabel('Причина').last().fill('не наша');
  await card(lost).getByRole('button', { name: 'Закрыть без действия' }).click();
  await expect(page.getByRole('status')).toContainText('Закрыто');
  for (const only of [idOf(shop, lost), 'nothing']) {
    await page.goto(`/admin/money?only=${only}`);
    await expect(page.getByRole('main')).toContainText('Эта оплата уже решена, или её нет.');
    await expect(page.getByRole('main')).not.toContainText('решать нечего');
  }
  await page.goto(`/admin/money?show=resolved&q=${lost}`);
  await expect(card(lost)).toContainText('не наша');
  await page.getByLabel('Решение').selectOption('деньги возвращены');
  await show(page);
  await expect(page.getByRole('main')).toContainText('Таких оплат нет');
  await page.getByLabel('Решение').selectOption('закрыта без действия');
  await show(page);
  await expect(card(lost)).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
});

test('The log is found by the order, by the kind of action and by days, and goes on page by page', async ({
  page,
  shop,
}) => {
  const order = await placeOrder(shop);
  await signIn(page);
  await page.goto(`/admin/orders/${orderId(shop, order)}/paid`);
  await page.getByLabel('Номер платежа').fill(`9${order.orderNumber}`);
  await page.getByLabel('Причина').fill('видно в кабинете');
  await page.getByRole('button', { name: 'Деньги пришли, заказ оплачен' }).click();
  await expect(page.getByText('Заказ отмечен оплаченным')).toBeVisible();
  const then = Date.now() - 900 * DAY_MS;
  const insert = `insert into audit_log (id, at, actor, act) values (?, ?, 'password', 'exported')`;
  for (let place = 0; place < PAGE_AND_ONE; place += 1) {
    change(shop.databaseFile, insert, `${idsOf(then)}-${place + 100}`, then);
  }

  await page.goto('/admin/audit');
  await page.getByLabel('№ заказа').fill(spaced(order.orderNumber));
  await show(page);
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows).toHaveCount(2);
  await expect(rows.last()).toContainText('отмечен оплаченным вручную');
  await page.getByLabel('Что').selectOption('выгрузка');
  await show(page);
  await expect(page.getByRole('main')).toContainText('Таких записей нет');
  await page.getByLabel('№ заказа').fill('123');
  await show(page);
  await expect(page.getByRole('main')).toContainText('10 цифр без ошибок');
  expect(await violationsOn(page)).toEqual([]);

  await page.getByLabel('№ заказа').fill('');
  await page.getByLabel('По день').fill(dayOf(Date.now() - 899 * DAY_MS));
  await show(page);
  await expect(rows).toHaveCount(PAGE_AND_ONE);
  await page.getByRole('link', { name: 'Дальше' }).click();
  await expect(rows).toHaveCount(2);
  expect(await violationsOn(page)).toEqual([]);
});

test('Every payment list that is kept is reached, and its rows and what it lacks are found', async ({
  page,
  shop,
  prodamus,
}) => {
  const paid = await placeOrder(shop);
  await prodamus.pay(paid.orderNumber);
  const id = orderId(shop, paid);
  const fact = `insert into payment_facts (order_id, kind, payment_id, at) values (?, 'paid', ?, ?)`;
  for (let place = 0; place < PAGE_AND_ONE + 1; place += 1) {
    change(shop.databaseFile, fact, id, `absent-${place}`, Date.parse('2031-05-05T10:00:00+03:00'));
  }
  const rows = Array.from({ length: PAGE_AND_ONE }, (_, at) => `6100${at};нет;990;Оплачен`);
  const list = [
    'платёж;наш;Сумма;Статус;Дата',
    ...rows.map((row, at) => `${row};05.05.2031 ${at === 0 ? '09' : '11'}:00`),
  ];
  await signIn(page);
  await page.goto('/admin/reconcile');
  await page.getByLabel('Или строки').fill(list.join('\n'));
  await page.getByRole('button', { name: 'Дальше' }).click();
  await page.getByLabel('Номер платежа Prodamus').selectOption('платёж');
  await page.getByLabel('Наш номер заказа').selectOption('наш');
  await page.getByRole('button', { name: 'Сравнить' }).click();

  const absent = page.getByRole('table', { name: /Оплачены здесь/ });
  await expect(absent.getByRole('row')).toHaveCount(51);
  await expect(absent).toContainText('absent-0');
  expect(await violationsOn(page)).toEqual([]);
  const beyond = page.getByRole('navigation', { name: 'Страницы оплаченных здесь' });
  await beyond.getByRole('link', { name: 'Дальше' }).click();
  await expect(absent.getByRole('row')).toHaveCount(3);
  await expect(absent).toContainText('absent-51');

  const found = page.getByRole('table', { name: 'Найденные строки' });
  await page.getByLabel('Искать').fill('610050');
  await show(page);
  await expect(found.getByRole('row')).toHaveCount(2);
  await expect(found).toContainText('610050');
  await expect(page.getByRole('main')).toContainText('Таких оплат здесь нет');
  await page.getByLabel('Искать').fill('absent-17');
  await show(page);
  await expect(page.getByRole('main')).toContainText('Таких строк нет');
  await expect(absent.getByRole('row')).toHaveCount(2);
  expect(await violationsOn(page)).toEqual([]);

  const keep = `insert into reconciliations (id, file_name, content, made_at) values (?, ?, '[]', ?)`;
  for (let place = 0; place < PAGE_AND_ONE; place += 1) {
    change(shop.databaseFile, keep, `0-${place + 100}`, `старая ${place}.csv`, Date.now());
  }
  await page.goto('/admin/reconcile');
  await page.getByRole('link', { name: 'Дальше' }).click();
  await expect(page.getByRole('link', { name: 'старая 0.csv' })).toBeVisible();
  await expect(page.getByLabel('Файл CSV или XLSX')).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  change(shop.databaseFile, "delete from payment_facts where payment_id like 'absent-%'");
  change(shop.databaseFile, "delete from reconciliations where id like '0-%'");
});

test('Messages that are held back are shown to a bearable number, and the buttons say how many all are', async ({
  page,
  shop,
}) => {
  const id = orderId(shop, await placeOrder(shop));
  const hold = `insert into notifications
    (subject, order_id, kind, recipient, created_at, next_try_at, attempts, outcome)
    values (?, ?, 'order_in_chat', ?, ?, 0, 0, 'held')`;
  for (let chat = 1; chat <= 102; chat += 1) {
    change(shop.databaseFile, hold, id, id, -chat, Date.now() + chat);
  }
  await signIn(page);
  const held = page.getByRole('region', { name: 'Отложено после восстановления' });
  await expect(held).toContainText('Показаны первые 100 из 102');
  await expect(held.getByRole('row')).toHaveCount(101);
  await expect(held.getByRole('button', { name: 'Отправить все: 102' })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await held.getByRole('button', { name: 'Не нужно', exact: true }).first().click();
  await expect(held).toContainText('Показаны первые 100 из 101');
  await held.getByRole('link', { name: 'Искать среди отложенных' }).click();
  const rows = page.locator('tbody').getByRole('row');
  await expect(rows).toHaveCount(50);
  await page.getByRole('link', { name: 'Дальше' }).click();
  await expect(page).toHaveURL(/state=held.*before=/);
  await rows.first().getByRole('button', { name: 'Не нужно' }).click();
  await expect(page.getByRole('status')).toContainText('Убрано');
  await page.getByLabel('Искать').fill('1234567897');
  await show(page);
  await expect(page.getByText('Таких сообщений нет.')).toBeVisible();
  await page.goto('/admin');
  await held.getByRole('button', { name: 'Все не нужны: 100' }).click();
  await expect(page.getByRole('status')).toContainText('Отменено');
  await expect(held).toHaveCount(0);
  change(shop.databaseFile, 'delete from notifications where recipient < 0');
});

async function show(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Показать', exact: true }).click();
  await page.waitForLoadState();
}

function orderId({ databaseFile }: Shop, { orderNumber }: PlacedOrder): string {
  return String(ask(databaseFile, 'select id from orders where number = ?', orderNumber)[0]);
}

function idOf({ databaseFile }: Shop, paymentId: string): string {
  return String(
    ask(databaseFile, 'select id from payment_notices where payment_id = ?', paymentId)[0],
  );
}

/** How the store's ids of a moment begin. */
function idsOf(instant: number): string {
  const hex = instant.toString(16).padStart(12, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8)}`;
}

/** A day as a field of the admin takes it, in Moscow. */
function dayOf(instant: number): string {
  return new Date(instant + 3 * 3_600_000).toISOString().slice(0, 10);
}

function spaced(number: string): string {
  return `${number.slice(0, 4)} ${number.slice(4, 7)} ${number.slice(7)}`;
}
