import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** With the rule for the size of targets (WCAG 2.2, 2.5.8), which axe leaves out unless asked. */
function axe(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ rules: { 'target-size': { enabled: true } } });
}

/** What axe finds wrong on the page as it is now, a line each. */
export async function violationsOn(page: Page): Promise<string[]> {
  const { violations } = await axe(page).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
