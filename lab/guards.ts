import { parseArgs } from 'node:util';
import { PROMISES } from './guards/promises';
import { RULES } from './guards/rules';
import { openWorkshop } from './guards/workshop';

// npm run guards: is every promise held by a test? Takes each guard of the lists away, one at a time
// and in a copy of the project, and expects the test it names to fail. Ends with 1 when one does
// not. `npm run guards -- --only Удаление`: those whose promise has this word.
const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const guards = [...PROMISES, ...RULES].filter(({ promise }) => promise.includes(values.only));

const workshop = openWorkshop();
let unseen = 0;
try {
  for (const one of guards) {
    const word = workshop.passes(one) ? workshop.withoutGuard(one) : 'broken before';
    if (word !== 'failed') unseen += 1;
    console.log(`${word === 'failed' ? 'замечено' : `НЕ ЗАМЕЧЕНО (${word})`}: ${one.promise}`);
    console.log(`    ${one.file}: ${one.guard.trim()}\n    ${one.test.title}`);
  }
} finally {
  workshop.close();
}
console.log(`\nСнято охран: ${guards.length}, замечено тестами: ${guards.length - unseen}.`);
process.exitCode = unseen > 0 ? 1 : 0;
