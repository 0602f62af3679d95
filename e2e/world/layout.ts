import { expect, type Page } from '@playwright/test';

const USUAL_FONT_PX = 16;

/**
 * Makes the page as wide as this many pixels, for a person who has asked their browser for letters
 * so many times as large.
 */
export async function showAt(page: Page, width: number, times: number): Promise<void> {
  await page.setViewportSize({ width, height: 800 });
  const browser = await page.context().newCDPSession(page);
  const standard = Math.round(USUAL_FONT_PX * times);
  await browser.send('Page.setFontSizes', { fontSizes: { standard } });
  const rootSize = () =>
    page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
  await expect.poll(rootSize).toBe(1.125 * standard);
}

/**
 * What a person could not read or reach as the page lies now: what sticks out at the side, text
 * that its field cuts, and words and numbers broken anywhere but at their spaces. What may be moved
 * sideways, and what only a screen reader says, are left out.
 */
export async function layoutFaults(page: Page): Promise<string[]> {
  const faults = [
    ...(await page.evaluate(cutFields)),
    ...(await page.evaluate(cutChoices)),
    ...(await page.evaluate(faultyWords)),
  ];
  return [...new Set(faults)];
}

/**
 * Runs in the page. An empty field is looked at with its placeholder. What is longer than a date
 * part or a code may be moved inside its line.
 */
function cutFields(): string[] {
  const fields = [...document.querySelectorAll('input')].filter((field) => field.checkVisibility());
  return fields.flatMap((field) => {
    const isEmpty = field.value === '' && field.placeholder !== '';
    if (isEmpty) field.value = field.placeholder;
    const fault = `${field.name} cuts «${field.value}»`;
    const isCut = field.value.length <= 10 && field.scrollWidth > field.clientWidth;
    if (isEmpty) field.value = '';
    return isCut ? [fault] : [];
  });
}

/**
 * Runs in the page. What is chosen in a list must fit beside its arrow; in large letters the whole
 * is seen once the list is opened.
 */
function cutChoices(): string[] {
  const USUAL_ROOT_PX = 18;
  const ARROW_PX = 20;
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  if (root > USUAL_ROOT_PX) return [];
  const pen = document.createElement('canvas').getContext('2d');
  return [...document.querySelectorAll('select')].flatMap((list) => {
    const { font, paddingLeft, paddingRight } = getComputedStyle(list);
    const chosen = list.selectedOptions[0]?.label ?? '';
    if (!pen || !list.checkVisibility()) return [];
    pen.font = font;
    const room =
      list.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    const isCut = pen.measureText(chosen).width > room - ARROW_PX;
    return isCut ? [`${list.name} cuts «${chosen}»`] : [];
  });
}

/**
 * Runs in the page. Long words may be parted where the page lets the browser do it by its rules, and
 * what no-break spaces hold together when it is longer than a line; an address breaks anywhere.
 */
function faultyWords(): string[] {
  const screen = document.documentElement.clientWidth;
  const LONG = 9;

  function isLookedAt(element: Element): boolean {
    const seen = element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    if (!seen || element.closest('.sr-only, [aria-hidden=true], svg')) return false;
    for (let one: Element | null = element; one; one = one.parentElement) {
      const { overflowX, clipPath } = getComputedStyle(one);
      if (['auto', 'scroll'].includes(overflowX) || clipPath.startsWith('inset(50%')) return false;
    }
    return true;
  }

  function faultsOf(node: Node, element: Element): string[] {
    const text = node.textContent ?? '';
    return [...text.matchAll(/[\p{L}\d]+/gu)].flatMap(({ index, 0: word }) => {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      const boxes = [...range.getClientRects()].filter((box) => box.width > 1);
      const run = (/\S*$/.exec(text.slice(0, index))?.[0] ?? '') + /^\S*/.exec(text.slice(index));
      const isAddress = run.includes('://');
      const isLong = word.length >= LONG && getComputedStyle(element).hyphens === 'auto';
      const held = text.lastIndexOf(' ', index) - text.indexOf(' ', index);
      const mayBeParted = isAddress || isLong || Math.abs(held) > 1.5 * LONG;
      const [first = new DOMRect()] = boxes;
      const isBroken = !mayBeParted && boxes.some(({ top }) => top >= first.bottom - 1);
      const isOut = boxes.some(({ right }) => right > screen + 1);
      return [
        ...(isBroken ? [`«${word}» is broken`] : []),
        ...(isOut ? [`«${word}» sticks out of ${element.outerHTML.slice(0, 80)}`] : []),
      ];
    });
  }

  const faults: string[] = [];
  const width = document.documentElement.scrollWidth;
  if (width > screen) faults.push(`the page is ${width} px wide`);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement;
    if (element && isLookedAt(element)) faults.push(...faultsOf(node, element));
  }
  return faults;
}
