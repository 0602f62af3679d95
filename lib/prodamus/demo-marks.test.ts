import { expect, it } from 'vitest';
import { type DemoMark, readDemoMarks } from './demo-marks';
import { aDelivery, PAGE_KEY } from './fixtures/a-delivery';
import { signingKeys } from './signature';

const KEYS = signingKeys(PAGE_KEY, null);

it.each<[Record<string, string>, string, DemoMark[]]>([
  [{}, PAGE_KEY, []],
  [{ demo_mode: '0', is_test: '' }, PAGE_KEY, []],
  [{}, `${PAGE_KEY}demo`, ['demo_key']],
  [{ demo_mode: '1' }, PAGE_KEY, ['demo_mode']],
  [{ is_test: '1' }, PAGE_KEY, ['is_test']],
  [{ demo_mode: '1', is_test: '1' }, `${PAGE_KEY}demo`, ['demo_key', 'demo_mode', 'is_test']],
])('the marks of %j signed with %s are %j', async (changes, key, marks) => {
  expect(await readDemoMarks(await aDelivery(changes, key), KEYS)).toEqual(marks);
});

it('a body that is erased or signed by a former key tells no more than its fields', async () => {
  const delivery = await aDelivery({ is_test: '1' }, 'former-keydemo');
  expect(await readDemoMarks(delivery, KEYS)).toEqual(['is_test']);
  expect(await readDemoMarks({ ...delivery, raw: Buffer.alloc(0) }, KEYS)).toEqual([]);
});
