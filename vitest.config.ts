import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const OF_THE_PROCESS = ['server/http/**/*.test.ts', 'server/app/{app,app-on-postgres}.test.ts'];

/**
 * These try every history there is, or move and copy whole databases by programs of their own. Begun
 * last, they would run on when the other processor is idle.
 */
const LONG = [
  'lib/payments/events/every-history.test.ts',
  'lib/payments/events/every-order.test.ts',
  'db/postgres/move/move-to-postgres.test.ts',
  'db/postgres/copies/restore-dump.test.ts',
  'db/postgres/copies/postgres-copier.test.ts',
  'scripts/unreadable-address.test.ts',
  'scripts/on-postgres.test.ts',
];
const IS_QUICK = Boolean(process.env.WITHOUT_LONG_TESTS);

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification) =>
      LONG.some((file) => moduleId.endsWith(file));
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    globalSetup: 'scripts/fonts-for-tests.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Without the long ones many tests wait for a disk or a server most of their time.
    maxWorkers: IS_QUICK ? 4 : 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        extends: true,
        test: {
          name: 'shared',
          include: ['{app,components,lib,server,db,emulators,scripts,lab}/**/*.test.ts'],
          // A bench brings packages with tests of their own into the folders of lab.
          exclude: ['**/node_modules/**', ...OF_THE_PROCESS, ...(IS_QUICK ? LONG : [])],
          // These leave nothing behind, so their files share a process: twice as fast.
          isolate: false,
        },
      },
      {
        extends: true,
        // These change how every HTTP server of their process answers, or ask whether an app was
        // started in it.
        test: { name: 'alone', include: OF_THE_PROCESS },
      },
    ],
  },
});
