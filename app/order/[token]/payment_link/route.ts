import { takePromoAgain } from '@/lib/checkout/promo-turn';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { seeOther } from '@/server/http/respond';

/**
 * The order page's own button: gets a link and goes back to the page, which says `link=none` when
 * there is none, in `link=wait` or `link=busy` when it was asked for too often, in `link=over` when
 * the promo code of the order does not count any more. A plain form of its own, because a page
 * without a referrer posts `Origin: null`, and a server action would refuse that.
 */
export const POST = handler<{ token: string }>({}, async ({ params: { token }, address }) => {
  const app = getApp();
  const wait = await app.limits.orders.take(address);
  const page = `/order/${encodeURIComponent(token)}`;
  if (wait > 0) return seeOther(`${page}?link=wait`);
  const details = await app.store.findOrder(token);
  if (!details) return seeOther(`${page}?link=none`);
  const promo = await takePromoAgain({ ...app, promoLimit: app.limits.promos }, details, address);
  if (promo.waitSeconds > 0) return seeOther(`${page}?link=busy`);
  const opened = await app.openPayment(details);
  if (opened.kind === 'price_over') await promo.giveBack();
  switch (opened.kind) {
    case 'open':
    case 'closed':
    case 'no_consent':
      return seeOther(page);
    case 'no_link':
      return seeOther(`${page}?link=none`);
    case 'price_over':
      return seeOther(`${page}?link=over`);
    default:
      return opened satisfies never;
  }
});
