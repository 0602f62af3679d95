import type { Locator, Page } from '@playwright/test';
import { formOf, sendForm } from './page-form';
import { ADMIN_PASSWORD } from './shop';

/** Signs in to the admin by the password, as the seller does; `shopUrl` when it is another shop. */
export async function signIn(page: Page, shopUrl = ''): Promise<void> {
  await page.goto(`${shopUrl}/admin`);
  await page.getByLabel('Пароль').fill(ADMIN_PASSWORD);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/sign-in'));
}

/** The cookie header of an admin session that was opened without a browser. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Signs in without a browser; returns the cookie header of the session. */
export async function openSession(shopUrl: string): Promise<string> {
  const url = `${shopUrl}/admin/sign-in`;
  const form = await formOf(url, '', { password: ADMIN_PASSWORD });
  const response = await sendForm(url, form, { cookie: '', origin: shopUrl });
  const cookie = response.headers.get('set-cookie')?.split(';')[0];
  if (!cookie) throw new Error(`no session: ${response.status}`);
  return cookie;
}

/** Goes to a part of the admin by its menu, which a phone keeps behind one row. */
export async function goToSection(page: Page, name: string): Promise<void> {
  const menu = await openMenu(page);
  await menu.getByRole('link', { name, exact: true }).click();
}

/** Unfolds search and filters of a list where they are folded. */
export async function openFilters(page: Page): Promise<void> {
  const summary = page.getByRole('search').locator('summary');
  if (!(await summary.isVisible())) return;
  if (!(await page.getByRole('search').locator('form').isVisible())) await summary.click();
}

/** Unfolds the menu where it is folded. */
export async function openMenu(page: Page): Promise<Locator> {
  const menu = page.getByRole('navigation', { name: 'Кабинет' });
  const summary = menu.locator('summary');
  if (await summary.isVisible()) await summary.click();
  return menu;
}
