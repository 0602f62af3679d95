import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { formAction } from './form-action';

const IS_CHECKED =
  /^export (?:const \w+ = (?:formAction|adminAction)\(async \(_?form|async function \w+\(\):|type )/;

it('every server action is given its form and nothing else', () => {
  const sources = ['app', 'components']
    .flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => `${folder}/${file}`),
    )
    .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
    .filter(({ text }) => /^\s*'use server'/m.test(text));
  expect(sources.length).toBeGreaterThan(15);

  for (const { file, text } of sources) {
    // One inside a function is none of the exports.
    expect(text.startsWith("'use server'"), file).toBe(true);
    const exported = text
      .replace(/\(\n\s+/g, '(')
      .split('\n')
      .filter((line) => line.startsWith('export '));
    expect(exported.filter((line) => !IS_CHECKED.test(line))).toEqual([]);
  }
});

it.each<unknown>([undefined, null, 'a', 1, {}, [], new Map(), { get: () => 'a' }])(
  'an action does not begin with %j in place of its form',
  async (sent) => {
    let begun = 0;
    const action = async () => {
      begun += 1;
    };
    const form = sent as FormData;
    const called = [formAction(action)(undefined, form)];

    for (const one of await Promise.allSettled(called)) {
      expect(one).toMatchObject({ status: 'rejected', reason: { name: 'NotAForm' } });
    }
    expect(begun).toBe(0);
  },
);

it('an action begins with its form, and answers', async () => {
  const form = new FormData();
  form.set('a', 'b');
  const answer = formAction(async (sent) => sent.get('a'));

  expect(await answer('what was shown', form)).toBe('b');
});
