import { expect, it } from 'vitest';
import { SETTING_NAMES } from '@/lib/orders/shop/shop-settings';
import { SETTING_GROUPS } from './setting-groups';

it('every setting has its field in one group', () => {
  const shown = SETTING_GROUPS.flatMap(({ fields }) => fields.map(({ name }) => name));
  expect(shown.sort()).toEqual([...SETTING_NAMES].sort());
});
