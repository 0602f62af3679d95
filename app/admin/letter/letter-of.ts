import { type Letter, supportLetter } from '@/lib/admin/letter';
import { sellerOf } from '@/lib/orders/shop/shop-settings';
import type { OrderDetails } from '@/lib/store/order-details';
import { getApp } from '@/server/app/app';

export const OF_TEST_MONEY =
  'Это проверочный заказ: письмо о\u00a0нём поддержке не\u00a0поможет. Выберите другой.';

/**
 * The letter about an order; null while it has no individual link that support could open, and of
 * an order of test money.
 */
export function letterOf({ order, link }: OrderDetails): Letter | null {
  const { config, settings, clock } = getApp();
  if (order.isTest || !link || link.expiresAt <= clock()) return null;
  const seller = sellerOf(settings());
  return supportLetter({ order, link, seller, pageUrl: config.prodamus.url.href });
}
