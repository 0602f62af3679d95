import type { Prodamus } from '@/e2e/world/prodamus';
import { placeOrder, readOrder, type Shop } from '@/e2e/world/shop';

/** A page of the running shop; `indexed` is one that a search engine may show. */
export type Page = { name: string; url: string; indexed: boolean };

/** The pages a buyer meets, the last two of an order that is paid now. */
export async function pagesOf(shop: Shop, prodamus: Prodamus): Promise<Page[]> {
  const order = await placeOrder(shop);
  await prodamus.pay(order.orderNumber);
  const { readingUrl } = await readOrder(shop, order);
  if (!readingUrl) throw new Error(`${order.orderUrl} is not paid`);
  return [
    { name: 'Страница формы', url: `${shop.url}/`, indexed: true },
    { name: 'Страница образца', url: `${shop.url}/sample`, indexed: true },
    { name: 'Страница заказа', url: order.orderUrl, indexed: false },
    { name: 'Страница разбора', url: readingUrl, indexed: false },
  ];
}
