import { ask, change } from '@/e2e/world/admin-database';
import { aReading } from '@/e2e/world/reading';
import { placeOrder, type Shop, tokenOf } from '@/e2e/world/shop';
import type { World } from '@/e2e/world/world';
import { type Camera, type Cut, type Frame, THEMES } from './camera';
import { openShare } from './open-share';
import { VERA } from './people';

type Shot = Cut & { name: string; url: string; frames: readonly Frame[] };

const BOTH = ['phone', 'desktop'] as const;
const SCREEN = ['phoneScreen'] as const;
/** A reading is long; its beginning is enough. */
const BEGINNING = 1_500;
const A_DAY_MS = 86_400_000;

/** Takes the pages that a buyer meets, in the order in which they are met. */
export async function takeBuyerPages(camera: Camera, world: World): Promise<void> {
  for (const shot of await shotsOf(world)) {
    for (const frame of shot.frames) await takeShot(camera, shot, frame);
  }
}

async function takeShot(camera: Camera, { name, url, height }: Shot, frame: Frame) {
  for (const theme of THEMES) {
    const picture = `${name}-${frame === 'desktop' ? 'desktop' : 'phone'}-${theme}`;
    if (!camera.wants(picture)) continue;
    await camera.inWindow(frame, theme, async (page) => {
      await page.goto(url);
      const cut = frame === 'phoneScreen' ? { height: page.viewportSize()?.height } : { height };
      await camera.take(page, picture, cut);
    });
  }
}

async function shotsOf({ shop, prodamus }: World): Promise<Shot[]> {
  const order = await placeOrder(shop, VERA);
  const paid = await aReading(shop, prodamus, VERA);
  const refunded = await aReading(shop, prodamus, VERA);
  await prodamus.pay(refunded.orderNumber, 'refund');
  const again = `/another/${tokenOf(paid)}`;
  const reading = paid.path;
  const inShop = (name: string, path: string, frames: readonly Frame[]) => ({
    name,
    url: `${shop.url}${path}`,
    frames,
  });
  return [
    inShop('form', '/', BOTH),
    { ...inShop('sample', '/sample', BOTH), height: BEGINNING },
    { name: 'order', url: order.orderUrl, frames: BOTH },
    { name: 'waiting', url: `${order.orderUrl}?_payform_status=success`, frames: BOTH },
    { name: 'paid', url: paid.orderUrl, frames: BOTH },
    { ...inShop('reading', reading, BOTH), height: BEGINNING },
    { name: 'share', url: await openShare(shop, reading), frames: BOTH },
    inShop('another', again, BOTH),
    inShop('find', '/find', BOTH),
    { name: 'refunded', url: refunded.orderUrl, frames: SCREEN },
    { name: 'link-expired', url: await expiredOrder(shop), frames: SCREEN },
    { name: 'no-link', url: await orderWithoutLink({ shop, prodamus }), frames: SCREEN },
    inShop('not-found', '/not-there', SCREEN),
    inShop('offer', '/offer', SCREEN),
  ];
}

/** The page of an order whose link is a day too old. */
async function expiredOrder(shop: Shop): Promise<string> {
  const order = await placeOrder(shop, VERA);
  const expired = Date.now() - A_DAY_MS;
  const ofOrder = 'from orders where number = ?';
  const expireLink = `update payment_links set expires_at = ? where order_id = (select id ${ofOrder})`;
  change(shop.databaseFile, expireLink, expired, order.orderNumber);
  const expireOrder = 'update orders set payable_until = ? where number = ?';
  change(shop.databaseFile, expireOrder, expired, order.orderNumber);
  return order.orderUrl;
}

/** The page of an order for which the provider gave no link. */
async function orderWithoutLink({ shop, prodamus }: Pick<World, 'shop' | 'prodamus'>) {
  await prodamus.faults({ linkAnswer: 'none' });
  await placeOrder(shop, VERA).catch(() => undefined);
  await prodamus.reset();
  const newest = 'select token from orders order by rowid desc limit 1';
  const [token] = ask(shop.databaseFile, newest);
  return `${shop.url}/order/${token}?link=none`;
}
