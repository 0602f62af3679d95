import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { isPhpHere } from '@/lib/prodamus/fixtures/ask-php';
import { casesOf, differences, type PhpCase } from '@/lib/prodamus/fixtures/differences';
import { startPhp } from '@/lib/prodamus/fixtures/php-process';
import { type RandomBody, randomDeliveries } from '@/lib/prodamus/fixtures/random-bodies';

// npm run fuzz [-- --seed N --count N]: random bodies of all three types, each parsed and signed by
// a real PHP and by us. What differs is kept as a case that npm test repeats ever after.
const FOUND = 'lib/prodamus/fixtures/php-found.json';
const MAX_KEPT = 5;
const BATCH = 1_000;

const { values } = parseArgs({
  options: { seed: { type: 'string' }, count: { type: 'string', default: '30000' } },
});
const seed = Number(values.seed ?? randomInt(1, 2 ** 31 - 1));
const count = Number(values.count);
if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(count) || count < 1) {
  console.error('Пример: npm run fuzz -- --seed 7 --count 30000');
  process.exit(2);
}
if (!isPhpHere()) {
  console.error('PHP 8.2 или новее здесь нет: сравнивать не с чем (apt install php-cli).');
  process.exit(2);
}

console.log(`Сравниваем с PHP: ${count} тел, зерно ${seed}.`);
const compared = { form: 0, json: 0, multipart: 0 };
const different: PhpCase[] = [];
const php = await startPhp();
try {
  for (let done = 0; done < count; done += BATCH) {
    await compare(randomDeliveries(seed + done, Math.min(BATCH, count - done)));
  }
} finally {
  php.stop();
}
keep(different);
const { form, json, multipart } = compared;
const total = form + json + multipart;
console.log(`urlencoded ${form}, JSON ${json}, multipart ${multipart}: всего ${total}.`);
console.log(`Порядок ключей не определён самим PHP: ${count - total}.`);
console.log(`Расхождений: ${different.length}. Повторить: npm run fuzz -- --seed ${seed}`);
process.exit(different.length === 0 ? 0 : 1);

async function compare(bodies: RandomBody[]): Promise<void> {
  const cases = casesOf(bodies, await php.ask(bodies));
  for (const { kind } of cases) compared[kind] += 1;
  for (const { ours, ...one } of await differences(cases)) {
    console.error(JSON.stringify({ ...one, ours }));
    different.push(one);
  }
}

/** The shortest tell most. */
function keep(cases: readonly PhpCase[]): void {
  if (cases.length === 0) return;
  const shortest = cases.toSorted((a, b) => a.body.length - b.body.length).slice(0, MAX_KEPT);
  const known = JSON.parse(readFileSync(FOUND, 'utf8')) as PhpCase[];
  writeFileSync(FOUND, `${JSON.stringify([...known, ...shortest], null, 2)}\n`);
}
