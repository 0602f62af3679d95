import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Guard } from './guard';

const VITEST = 'node_modules/vitest/vitest.mjs';
/** Of a folder that was built and used: nothing that the tests would miss. */
const LEFT_OUT = [
  'node_modules',
  '.git',
  '.next',
  '.node',
  'data',
  '.env',
  'reports',
  '.stryker-tmp',
];

type Report = { testResults: { assertionResults: { fullName: string; status: string }[] }[] };

/** A copy of the project in which code may be broken; `close` removes it. */
export function openWorkshop() {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-guards-'));
  const isKept = (source: string) => !LEFT_OUT.includes(path.relative('.', source));
  cpSync('.', folder, { recursive: true, filter: isKept });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'));
  return {
    /** Whether the guard's test has run and passed: as the code is, or without the guard. */
    passes: ({ test }: Guard): boolean => verdictOf(folder, test) === 'passed',
    /** What the test says once its guard is gone; nothing else is broken meanwhile. */
    withoutGuard: ({ file, guard, instead, test }: Guard): Verdict => {
      const broken = path.join(folder, file);
      const whole = readFileSync(broken, 'utf8');
      writeFileSync(
        broken,
        whole.replace(guard, () => instead),
      );
      const verdict = verdictOf(folder, test);
      writeFileSync(broken, whole);
      return verdict;
    },
    close: () => rmSync(folder, { recursive: true }),
  };
}

/** `nothing`: no test of this name has run to its end, for instance because the code does not load. */
export type Verdict = 'passed' | 'failed' | 'nothing';

function verdictOf(folder: string, { file, title }: Guard['test']): Verdict {
  const report = path.join(folder, 'report.json');
  rmSync(report, { force: true });
  const output = ['--reporter=json', `--outputFile=${report}`];
  const args = [VITEST, 'run', file, '-t', title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), ...output];
  spawnSync(process.execPath, args, { cwd: folder, stdio: 'ignore' });
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const statuses = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ fullName }) => fullName.includes(title))
    .map(({ status }) => status);
  if (statuses.includes('failed')) return 'failed';
  return statuses.includes('passed') ? 'passed' : 'nothing';
}
