import type { OrderFile } from '@/db/store';
import { getApp } from '@/lib/app';
import { type Letter, supportLetter } from '@/lib/support/letter';

/** The letter about an order; null while it has no individual link. */
export function letterOf({ order, link }: OrderFile): Letter | null {
  const { prodamus, seller } = getApp().config;
  return link && supportLetter({ order, link, seller, pageUrl: prodamus.url.href });
}
