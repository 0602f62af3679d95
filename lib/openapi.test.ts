import { createConfig, lint } from '@redocly/openapi-core';
import { expect, it } from 'vitest';

it('the description of the API breaks none of the recommended rules of Redocly', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const problems = await lint({ ref: 'public/openapi.json', config });
  expect(
    problems.map(
      ({ ruleId, message, location }) => `${ruleId}: ${message} ${location[0]?.pointer}`,
    ),
  ).toEqual([]);
});
