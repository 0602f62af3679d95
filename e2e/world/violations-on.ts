import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Frame, type Page, test } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

/** The rules whose answer depends on colours: all that another theme can break. */
export const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/**
 * What axe finds wrong on a page, or in one frame of it, as it is now, a line each. It also looks
 * at the size of targets (WCAG 2.2, 2.5.8), which it leaves out unless asked, and describes only
 * what is wrong: to describe all that is right too takes three times as long. With `only` it looks
 * at these rules and at no others.
 */
export async function violationsOn(where: Page | Frame, only?: string[]): Promise<string[]> {
  // Between two pages Next takes the old title out a moment before it puts the new one in.
  await where.waitForFunction(() => document.title !== '');
  if (!only) await keepHtml(where);
  await where.evaluate(axe.source);
  const options: RunOptions = {
    resultTypes: ['violations'],
    ...(only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } }),
  };
  const violations = await where.evaluate(async (asked) => {
    const { run } = (window as unknown as { axe: { run(options: object): Promise<AxeResults> } })
      .axe;
    return (await run(asked)).violations;
  }, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

/** What axe finds wrong with the colours of a page in its dark theme; it is light again after. */
export async function violationsInDark(page: Page): Promise<string[]> {
  // Colours that still change would be found wrong.
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  const violations = await violationsOn(page, COLOUR_RULES);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'no-preference' });
  return violations;
}

/** Keeps a page as it is now for the check of its HTML that follows all tests. */
async function keepHtml(where: Page | Frame): Promise<void> {
  const folder = process.env.PAGES_FOLDER;
  if (!folder) return;
  const name = test
    .info()
    .title.replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 80);
  writeFileSync(path.join(folder, `${name}-${randomUUID()}.html`), await where.content());
}
