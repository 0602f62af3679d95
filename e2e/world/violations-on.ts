import type { Frame, Page } from '@playwright/test';
import axe, { type AxeResults } from 'axe-core';

/**
 * What axe finds wrong on a page, or in one frame of it, as it is now, a line each. It also looks
 * at the size of targets (WCAG 2.2, 2.5.8), which it leaves out unless asked, and describes only
 * what is wrong: to describe all that is right too takes three times as long.
 */
export async function violationsOn(where: Page | Frame): Promise<string[]> {
  await where.evaluate(axe.source);
  const violations = await where.evaluate(async () => {
    const { run } = (window as unknown as { axe: { run(options: object): Promise<AxeResults> } })
      .axe;
    const rules = { 'target-size': { enabled: true } };
    return (await run({ rules, resultTypes: ['violations'] })).violations;
  });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
