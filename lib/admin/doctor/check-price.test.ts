import { expect, it } from 'vitest';
import { kopecks } from '@/lib/money';
import { checkPrice } from './check-price';

const signal = AbortSignal.timeout(1_000);

it.each([
  [99_000, 'green', '990 ₽'],
  [990, 'warning', '9,90 ₽'],
  [5_000, 'green', '50 ₽'],
])('a price of %i kopecks is %s and shown as people know it', async (price, result, shown) => {
  const finding = await checkPrice(kopecks(price)).look(signal);
  expect(finding.result).toBe(result);
  expect(finding.sentence.replaceAll('\u00a0', ' ')).toContain(shown);
});
