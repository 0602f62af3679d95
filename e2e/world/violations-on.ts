import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** With the rule for the size of targets (WCAG 2.2, 2.5.8), which axe leaves out unless asked. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
}

/** What axe finds wrong on the page as it is now, a line each; with `frame`, in that frame alone. */
export async function violationsOn(page: Page, frame?: string): Promise<string[]> {
  const whole = axe(page);
  const looked = frame ? whole.include({ fromFrames: [frame, 'html'] }) : whole;
  const { violations } = await looked.analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
