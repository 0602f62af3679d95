// npm run mutation: does a test fail when the code is broken? Stryker breaks it in thousands of
// ways. One folder alone: npm run mutation -- --mutate 'lib/orders/**/*.ts'. What was found last
// time is kept in .stryker-tmp/incremental.json, so only what changed is tried again.

const CODE = ['prodamus', 'orders', 'payments', 'checkout', 'chakras'].map(
  (name) => `lib/${name}/**/*.ts`,
);
const NOT_THE_PRODUCT = ['!lib/**/*.test.ts', '!lib/**/fixtures/**'];

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  testRunner: 'vitest',
  // There is nothing to rewrite in ours, and Stryker cannot read any with TypeScript 7.
  tsconfigFile: 'no-tsconfig.json',
  plugins: ['@stryker-mutator/vitest-runner', './lab/ignore-prose.mjs'],
  // Which tests see a mutant is known from the first run; asking for related files again is slow.
  vitest: { configFile: 'vitest.mutation.config.ts', related: false },
  mutate: [...CODE, ...NOT_THE_PRODUCT],
  ignorers: ['prose'],
  ignorePatterns: ['.next', 'docs', 'data', 'public', 'reports', 'test-results', 'app/fonts'],
  coverageAnalysis: 'perTest',
  // What is broken while a module loads (tables, patterns) runs every test: two thirds of the time
  // for an eighth of the mutants.
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 20_000,
  incremental: true,
  incrementalFile: '.stryker-tmp/incremental.json',
  tempDirName: '.stryker-tmp/work',
  reporters: ['clear-text', 'progress-append-only', 'html', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 85 },
};
