import { randomUUID } from 'node:crypto';
import { signIn } from '../world/admin';
import { ask } from '../world/admin-database';
import { conforms } from '../world/conforms';
import { expect, test } from '../world/fixtures';
import type { PlacedOrder, Shop } from '../world/shop';
import { violationsOn } from '../world/violations-on';

const PAGE = '/admin/settings/api-keys';

/** Orders as a program with a key does. */
async function order(shop: Shop, authorization: string, name: string, birthDate = '1998-07-13') {
  const answer = await fetch(`${shop.url}/generate_pay_url`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: authorization,
      'Idempotency-Key': name,
    },
    body: JSON.stringify({ birthDate, consent: true }),
  });
  const body = (await conforms(answer, 'post', '/generate_pay_url')) as PlacedOrder;
  return { status: answer.status, number: body.orderNumber, answer };
}

test('Nobody sees the keys without signing in', async ({ page }) => {
  await page.goto(PAGE);
  await expect(page).toHaveURL(/\/admin\/sign-in$/);
});

test('A key orders under names of its own, and a revoked one is refused', async ({
  page,
  shop,
}) => {
  const programs = [`сайт ${randomUUID()}`, `касса ${randomUUID()}`];
  await signIn(page);
  await page.goto('/admin/settings');
  await page.getByRole('link', { name: 'Ключи API' }).click();
  await expect(page).toHaveTitle(/^Ключи API/);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(page.getByText('Напишите, какая программа')).toBeVisible();

  const keys: string[] = [];
  for (const program of programs) {
    await page.getByLabel('Для какой программы').fill(program);
    await page.getByRole('button', { name: 'Создать ключ' }).click();
    await expect(page.getByRole('heading', { name: `Ключ «${program}» создан` })).toBeVisible();
    keys.push((await page.getByText(/^ck_[\w-]{43}$/).textContent()) ?? '');
    expect(await violationsOn(page)).toEqual([]);
  }
  const [site = '', till = ''] = keys;
  expect(site).not.toBe(till);
  await page.getByLabel('Для какой программы').fill(programs[0] ?? '');
  await page.getByRole('button', { name: 'Создать ключ' }).click();
  await expect(page.getByText('Ключ с таким названием уже есть')).toBeVisible();
  await expect(page.getByLabel('Для какой программы')).toHaveValue(programs[0] ?? '');
  await page.goto(PAGE);
  await expect(page.getByRole('row', { name: programs[0] ?? '' })).toContainText('ещё не было');
  expect(await page.content()).not.toContain('ck_');

  const first = await order(shop, `Bearer ${site}`, 'lead-17');
  expect(first.status).toBe(201);
  expect((await order(shop, `bearer  ${site} `, 'lead-17')).number).toBe(first.number);
  expect((await order(shop, `Bearer ${site}`, 'lead-17', '1999-07-13')).status).toBe(409);
  const other = await order(shop, `Bearer ${till}`, 'lead-17', '1999-07-13');
  expect([other.status, other.number === first.number]).toEqual([201, false]);
  expect((await order(shop, `Bearer ${site}`, 'x'.repeat(201))).status).toBe(422);
  await page.reload();
  await expect(page.getByRole('row', { name: programs[0] ?? '' })).toContainText(
    /\d\d\.\d\d\.\d{4}/,
  );

  await page.getByRole('button', { name: `Отозвать ключ «${programs[0]}»` }).click();
  await expect(page.getByRole('status')).toContainText('Ключ отозван');
  await expect(page.getByRole('row', { name: programs[0] ?? '' })).toContainText('отозван');
  expect(await violationsOn(page)).toEqual([]);
  const strangers = [site, `${till}x`, till.toLowerCase(), 'ck_', ''].map((key) => `Bearer ${key}`);
  for (const authorization of [...strangers, 'Bearer', `Bearer ${till} ${till}`]) {
    const refused = await order(shop, authorization, randomUUID());
    expect(refused.status, authorization).toBe(401);
    expect(refused.answer.headers.get('www-authenticate')).toBe('Bearer');
  }
  expect((await order(shop, `Bearer ${till}`, 'lead-18')).status).toBe(201);

  await page.goto('/admin/audit');
  await expect(
    page.getByRole('main').locator('td, li', { hasText: 'отозван ключ API' }).first(),
  ).toBeVisible();
  const kept = ask(shop.databaseFile, 'select group_concat(digest) from api_keys');
  for (const key of keys) expect(String(kept[0])).not.toContain(key.slice(3));
});
