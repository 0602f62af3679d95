import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ENV_NAMES } from '@/server/config/env';
import { ensureBuilt } from '../server/build/ensure-built';
import { findChromium } from './chromium';
import { ensureFaketime } from './faketime';
import { htmlErrors } from './html-errors';
import { ensurePostgres } from './postgres';
import { ensureTool, hasTool } from './test-tools';

// npm test: format, lint, types, unit, build and end to end, from a scrubbed environment. The
// last line counts the tests of both runners. npm run test:quick ends after the unit tests, and
// leaves the longest of them out.
const IS_QUICK = process.argv.includes('--quick');
type Counts = { passed: number; failed: number; skipped: number };
const CRASHED: Counts = { passed: 0, failed: 1, skipped: 0 };

// An empty value is an absent one, and what is set already, a .env file does not override.
for (const name of ENV_NAMES) process.env[name] = '';
if (IS_QUICK) process.env.WITHOUT_LONG_TESTS = 'yes';
else process.env.CHROMIUM_PATH = findChromium();
ensureTool('php');
ensureTool('qpdf');
const hasPostgres = ensurePostgres();
if (!IS_QUICK) {
  ensureFaketime();
  ensureTool('java');
  ensureTool('caddy');
}
const reports = mkdtempSync(path.join(tmpdir(), 'chakra-tests-'));
const pages = path.join(reports, 'pages');

step(['--import', 'tsx', 'scripts/check.ts']);
const unit = countUnit();
const total = IS_QUICK ? unit : add(add(unit, countBuiltEndToEnd()), countPages());
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
const mayLackPostgres = process.env.CI !== 'true';
if (!hasPostgres) console.log('PostgreSQL здесь нет: его тесты пропущены.');
const isWhole = (IS_QUICK || total.passed > unit.passed) && (hasPostgres || mayLackPostgres);
process.exit(total.failed === 0 && unit.passed > 0 && isWhole ? 0 : 1);

function countUnit(): Counts {
  const report = path.join(reports, 'unit.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const ended = run(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  if (!existsSync(report)) return CRASHED;
  const { numPassedTests, numFailedTests, numPendingTests, success, testResults } = read(report);
  tellEngines(testResults);
  const failed = ended && success ? numFailedTests : Math.max(1, numFailedTests);
  return { passed: numPassedTests, failed, skipped: numPendingTests };
}

/** How much of the contract of the store each engine has passed. */
function tellEngines(
  files: { assertionResults: { ancestorTitles: string[]; status: string }[] }[],
) {
  const passed = files
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'passed')
    .flatMap(
      ({ ancestorTitles }) =>
        /^on (SQLite|PostgreSQL .+)$/.exec(ancestorTitles[0] ?? '')?.[1] ?? [],
    );
  const engines = Map.groupBy(passed, (engine) => engine);
  const counts = [...engines].map(([engine, { length }]) => `${engine} — ${length}`);
  console.log(`Договор хранилища выполнен: ${counts.join(', ')}.`);
}

function countBuiltEndToEnd(): Counts {
  ensureBuilt();
  mkdirSync(pages);
  process.env.PAGES_FOLDER = pages;
  const report = path.join(reports, 'e2e.json');
  process.env.PLAYWRIGHT_JSON_OUTPUT_NAME = report;
  const ended = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json']);
  if (!existsSync(report)) return CRASHED;
  const { expected, unexpected, flaky, skipped } = read(report).stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: ended ? failed : Math.max(1, failed), skipped };
}

/** The HTML of every page that axe has looked at. */
function countPages(): Counts {
  const count = readdirSync(pages).length;
  if (count === 0 || !hasTool('java')) return { passed: 0, failed: 0, skipped: 1 };
  const errors = htmlErrors(pages);
  console.log(`HTML страниц: ${count}, ошибок: ${errors.length}`);
  for (const error of errors) console.log(`  ${error}`);
  return { passed: errors.length === 0 ? 1 : 0, failed: errors.length, skipped: 0 };
}

function read(report: string) {
  return JSON.parse(readFileSync(report, 'utf8'));
}

function add(a: Counts, b: Counts): Counts {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
  };
}

function step(args: string[]): void {
  if (run(args)) return;
  console.log('0 passed, 1 failed, 0 skipped');
  process.exit(1);
}

function run(args: string[]): boolean {
  return spawnSync(process.execPath, args, { stdio: 'inherit' }).status === 0;
}
