import { expect, type Page } from '@playwright/test';
import type { Prodamus } from './prodamus';
import { placeOrder, type Shop, tokenOf } from './shop';

/** A paid order of somebody whose map has repeats; returns the path of its reading. */
export async function aReading(shop: Shop, prodamus: Prodamus, request: object = {}) {
  const order = await placeOrder(shop, { birthDate: '1988-11-03', name: 'Анна', ...request });
  await prodamus.pay(order.orderNumber);
  return { ...order, path: `/reading/${tokenOf(order)}` };
}

/** Nothing sticks out to the side. */
export async function fitsTheWidth(page: Page): Promise<void> {
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ]);
  expect(content).toBe(screen);
}
