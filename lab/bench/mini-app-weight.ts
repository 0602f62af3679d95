import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { freePort } from '@/e2e/world/free-port';
import { startShop } from '@/e2e/world/shop';
import { BOT_TOKEN, startTelegram } from '@/e2e/world/telegram';
import { findChromium } from '@/scripts/chromium';

const LIMIT_KB = 25;
/** A word of the protocol that no code but the SDK's has. */
const OF_THE_SDK = 'web_app_setup_main_button';

/**
 * Prints what the form page loads more inside the emulator of Telegram than in a browser, and what
 * a browser pays for that: an inline script, and not one file of the SDK.
 */
export async function printMiniAppWeight(): Promise<void> {
  const shopPort = await freePort();
  const telegramPort = await freePort();
  const appUrl = `http://127.0.0.1:${shopPort}/telegram`;
  const telegram = await startTelegram(telegramPort, appUrl);
  const shop = await startShop(shopPort, 'http://127.0.0.1:9', {
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-bench',
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_WEB_ORIGIN: telegram.url,
  });
  const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
  try {
    const plain = await scriptsOf(await browser.newPage(), shop.url, (page) =>
      page.goto(`${shop.url}/`, { waitUntil: 'networkidle' }),
    );
    const user = await telegram.user();
    const inside = await scriptsOf(await browser.newPage(), shop.url, async (page) => {
      await page.goto(`${telegram.url}/a/?user=${user}&startapp=bench`);
      await page.locator('#main-button').waitFor();
    });
    const added = [...inside].filter(([path]) => !plain.has(path)).map(([, script]) => script);
    const kilobytes = added.reduce((sum, { size }) => sum + size, 0) / 1000;
    const isOver = kilobytes > LIMIT_KB || added.length === 0;
    const ofSdk = [...plain.values()].filter(({ isSdk }) => isSdk).length;
    console.table({
      'Mini App сверх страницы, gz': { файлов: added.length, кБ: kilobytes.toFixed(1) },
      [`предел ${isOver ? 'ПРЕВЫШЕН' : 'соблюдён'}`]: { кБ: LIMIT_KB.toFixed(1) },
      'браузеру: скрипт в head, gz': { кБ: (await headScript(shop.url)).toFixed(2) },
      'браузеру: файлы с SDK': { файлов: ofSdk },
    });
  } finally {
    await browser.close();
    await shop.stop();
    await telegram.stop();
  }
}

/** The scripts of the shop that a browser really loads when it opens a page, by their paths. */
async function scriptsOf(page: Page, shopUrl: string, open: (page: Page) => Promise<unknown>) {
  const paths = new Set<string>();
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin === shopUrl && pathname.endsWith('.js')) paths.add(pathname);
  });
  await open(page);
  await page.close();
  const scripts = [...paths].map(async (path) => {
    const text = await (await fetch(shopUrl + path)).text();
    return [path, { size: gzipSync(text).length, isSdk: text.includes(OF_THE_SDK) }] as const;
  });
  return new Map(await Promise.all(scripts));
}

/** What the script in the head adds to a page as it is sent, in kilobytes. */
async function headScript(shopUrl: string): Promise<number> {
  const html = await (await fetch(`${shopUrl}/`)).text();
  const scripts = html.match(/<script[^>]*>[\s\S]*?<\/script>/g) ?? [];
  const script = scripts.find((text) => text.includes('telegram-launch'));
  if (!script) throw new Error('the page has no script for launches in its head');
  return (gzipSync(html).length - gzipSync(html.replace(script, '')).length) / 1000;
}
