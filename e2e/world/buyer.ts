import type { Page } from '@playwright/test';
import type { PlacedOrder } from './shop';

type Form = Pick<Page, 'getByLabel'>;

/** What a buyer does on the pages, in their words. */
export async function fillForm(page: Form, filled: Partial<Record<string, string>> = {}) {
  const { day = '13', month = '07', year = '1998', contact = 'anna@example.ru' } = filled;
  await page.getByLabel('День').fill(day);
  await page.getByLabel('Месяц').fill(month);
  await page.getByLabel('Год').fill(year);
  await page.getByLabel('E-mail или телефон').fill(contact);
  await page.getByLabel(/оферты/).check();
  await page.getByLabel(/согласие/).check();
}

export async function sendForm(page: Pick<Page, 'getByRole'>): Promise<void> {
  await page.getByRole('button', { name: /Оформить/ }).click();
}

/** Orders on the page and waits for the page of the order. */
export async function orderOnPage(page: Page): Promise<PlacedOrder> {
  await page.goto('/');
  await fillForm(page);
  await sendForm(page);
  await page.waitForURL(/\/order\//);
  return orderOn(page);
}

/** The order whose page is open, read as a person reads it. */
export async function orderOn(page: Page): Promise<PlacedOrder> {
  const summary = await page.getByText('Номер заказа', { exact: true }).locator('..').innerText();
  const orderNumber = summary.replace(/\s/g, '').match(/№(\d{10})/)?.[1] ?? '';
  return { orderNumber, amount: '', url: '', orderUrl: page.url().split('?')[0] ?? '' };
}
