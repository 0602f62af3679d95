import type { Page } from '@playwright/test';
import { formOf, sendForm } from './page-form';
import { DESK_PASSWORD, type Shop } from './shop';

/** Signs in to the desk by the password, as the seller does. */
export async function signIn(page: Page): Promise<void> {
  await page.goto('/admin');
  await page.getByLabel('Пароль').fill(DESK_PASSWORD);
  await page.getByRole('button', { name: 'Войти' }).click();
  await page.waitForURL((url) => !url.pathname.startsWith('/admin/sign-in'));
}

/** The cookie header of a desk session that was opened without a browser. */
export async function cookieOf(page: Page): Promise<string> {
  const cookies = await page.context().cookies();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Signs in without a browser; answers the cookie header of the new session. */
export async function deskCookie(shop: Shop): Promise<string> {
  const page = `${shop.url}/admin/sign-in`;
  const form = await formOf(page, '', { password: DESK_PASSWORD });
  const response = await sendForm(page, form, { cookie: '', origin: shop.url });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}
