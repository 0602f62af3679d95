import { expect, test } from 'vitest';
import { formText } from './form-text';

test('a text that is cut is still a text: no half of a sign is left at its end', () => {
  const form = new FormData();
  form.set('a', `${'x'.repeat(299)}😀`);

  expect(formText(form, 'a')).toBe('x'.repeat(299));
  expect(() => encodeURIComponent(formText(form, 'a'))).not.toThrow();
});
