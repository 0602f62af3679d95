import type { Page } from '@playwright/test';
import { DESK_PASSWORD } from './shop';

/** Signs in to the desk by the password, as the seller does; `shopUrl` when it is another shop. */
export async function signIn(page: Page, shopUrl = ''): Promise<void> {
  await page.goto(`${shopUrl}/admin`);
  await page.getByLabel('Пароль').fill(DESK_PASSWORD);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/sign-in'));
}

/** The cookie header of a desk session that was opened without a browser. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}
