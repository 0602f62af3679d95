import type { Page } from '@playwright/test';
import { openSession } from '@/e2e/world/admin';
import { ask } from '@/e2e/world/admin-database';
import { type FilledAdmin, startFilledAdmin } from '@/e2e/world/filled-admin';
import type { Camera, Frame, Theme } from './camera';
import { VERA } from './people';

type Shot = { frame: Frame; theme: Theme; suffix: string; height: number };

const PHONE = { frame: 'adminPhone', height: 950 } as const;
const DESKTOP = { frame: 'adminDesktop', height: 1_150 } as const;
/** Each page is taken on a phone and on a desktop, one of the two dark. */
const LIGHT_PHONE: readonly Shot[] = [
  { ...PHONE, theme: 'light', suffix: 'phone-light' },
  { ...DESKTOP, theme: 'dark', suffix: 'desktop-dark' },
];
const DARK_PHONE: readonly Shot[] = [
  { ...PHONE, theme: 'dark', suffix: 'phone-dark' },
  { ...DESKTOP, theme: 'light', suffix: 'desktop-light' },
];
const SHOTS = { today: LIGHT_PHONE, order: DARK_PHONE, money: LIGHT_PHONE, letter: DARK_PHONE };

/** Takes the admin of a shop in which a lot has happened. */
export async function takeAdminPages(camera: Camera): Promise<void> {
  const admin = await startFilledAdmin({ name: VERA.name, email: VERA.email });
  try {
    const cookie = await openSession(admin.shop.url);
    const paths = pathsOf(admin);
    for (const page of ['today', 'order', 'money', 'letter'] as const) {
      for (const shot of SHOTS[page]) {
        const name = `desk-${page}-${shot.suffix}`;
        if (!camera.wants(name)) continue;
        await camera.inWindow(shot.frame, shot.theme, async (window) => {
          await window.setExtraHTTPHeaders({ cookie });
          // Scripts that begin later would write the addresses of this machine anew.
          await window.goto(`${admin.shop.url}${paths[page]}`, { waitUntil: 'networkidle' });
          await showAsOnline(window, admin);
          await camera.take(window, name, { height: shot.height });
        });
      }
    }
  } finally {
    await admin.stop();
  }
}

function pathsOf({ shop, unpaidNumber }: FilledAdmin): Record<keyof typeof SHOTS, string> {
  const idOf = (where: string, ...values: string[]) =>
    ask(shop.databaseFile, `select id from orders where ${where} order by rowid`, ...values)[0];
  return {
    today: '/admin',
    order: `/admin/orders/${idOf('paid_at is not null')}`,
    money: '/admin/money',
    letter: `/admin/letter?order=${idOf('number = ?', unpaidNumber)}`,
  };
}

/** Puts addresses of the internet in the place of those on this machine, whose ports change. */
async function showAsOnline(page: Page, { shop }: FilledAdmin): Promise<void> {
  const addresses = [
    [shop.url, 'https://karta.example'],
    [shop.env.PRODAMUS_URL ?? '', 'https://svetlova.payform.ru'],
  ] as const;
  await page.evaluate((pairs) => {
    // Written out, because the compiler gives a name to each function and a page does not know how.
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent ?? '';
      for (const [local, shown] of pairs) {
        if (text.includes(local)) node.textContent = text.replaceAll(local, shown);
      }
    }
    for (const field of document.querySelectorAll<HTMLTextAreaElement>('textarea')) {
      for (const [local, shown] of pairs) field.value = field.value.replaceAll(local, shown);
    }
  }, addresses);
}
