import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type BrowserContext, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { chromiumLaunch } from '@/playwright.config';
import { findChromium } from '@/scripts/chromium';
import { START_MS } from './steady.mjs';

export type Theme = 'light' | 'dark';
export const THEMES: readonly Theme[] = ['light', 'dark'];

const PHONE = { width: 390, height: 844 };
const DESKTOP = { width: 1280, height: 800 };
/** A window, and how many pixels of the picture a pixel of the page has. */
const FRAMES = {
  phone: { viewport: PHONE, scale: 1.5 },
  phoneScreen: { viewport: PHONE, scale: 2 },
  adminPhone: { viewport: { ...PHONE, height: 950 }, scale: 2 },
  desktop: { viewport: DESKTOP, scale: 1.5 },
  adminDesktop: { viewport: DESKTOP, scale: 1 },
  telegram: { viewport: { width: 1120, height: 860 }, scale: 1 },
} as const;
export type Frame = keyof typeof FRAMES;

/** What is taken, in pixels of the page: from its beginning and to its end unless told otherwise. */
export type Cut = { top?: number | undefined; height?: number | undefined };

export type Camera = {
  /** Whether a picture is asked for at all. */
  wants(name: string): boolean;
  /** Opens a page of its own in a window, uses it and closes it. */
  inWindow<T>(frame: Frame, theme: Theme, use: (page: Page) => Promise<T>): Promise<T>;
  /** Saves what a page shows as `<name>.png`. */
  take(page: Page, name: string, cut?: Cut): Promise<void>;
  stop(): Promise<void>;
};

/** Starts a browser that saves the pictures that are wanted in a folder. */
export async function startCamera(
  folder: string,
  wants: (name: string) => boolean,
): Promise<Camera> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({
    ...chromiumLaunch,
    executablePath: findChromium(),
    // With hinting, gaps show inside Cyrillic words where a page is scaled.
    args: [...chromiumLaunch.args, '--font-render-hinting=none'],
  });
  return {
    wants,
    inWindow: async (frame, theme, use) => {
      const { viewport, scale } = FRAMES[frame];
      const context = await browser.newContext({
        viewport,
        deviceScaleFactor: scale,
        colorScheme: theme,
        reducedMotion: 'reduce',
        locale: 'ru-RU',
        timezoneId: 'Europe/Moscow',
        isMobile: viewport.width === PHONE.width,
      });
      return await inPage(context, use);
    },
    take: async (page, name, cut = {}) => {
      if (!wants(name)) return;
      const picture = await pictureOf(page, cut);
      writeFileSync(path.join(folder, `${name}.png`), await small(picture));
    },
    stop: () => browser.close(),
  };
}

/** A picture of a page, once its fonts are there and nothing moves. */
export async function pictureOf(page: Page, { top = 0, height }: Cut): Promise<Buffer> {
  await page.evaluate(async () => {
    await document.fonts.ready;
  });
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const width = page.viewportSize()?.width ?? 0;
  const clip = { x: 0, y: top, width, height: Math.min(height ?? whole, whole - top) };
  return await page.screenshot({ fullPage: true, clip, animations: 'disabled', caret: 'hide' });
}

/**
 * The same picture in as few colours as show no loss: pages are flat, and a palette makes
 * them four times smaller.
 */
export async function small(picture: Buffer): Promise<Buffer> {
  return await sharp(picture)
    .png({ palette: true, quality: 92, dither: 0, effort: 7, compressionLevel: 9 })
    .toBuffer();
}

async function inPage<T>(context: BrowserContext, use: (page: Page) => Promise<T>): Promise<T> {
  try {
    await context.clock.setFixedTime(START_MS);
    return await use(await context.newPage());
  } finally {
    await context.close();
  }
}
