import { parseArgs } from 'node:util';
import { ensureBuilt } from '../server/build/ensure-built';
import { printMinute, printVerdict } from './soak/print';
import { startSoak } from './soak/world';

// npm run soak: buyers come at a steady pace for minutes, whatever the shop makes of them, and
// every one of them pays. Ends with 1 when anything at all went wrong or the memory kept growing.
// `npm run soak -- --minutes 10 --rate 50`: 50 orders in a second.
/** Fewer do not tell whether the memory grows. */
const FEWEST_MINUTES = 3;
const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    rate: { type: 'string', default: '50' },
  },
});
const minutes = Number(values.minutes);
const rate = Number(values.rate);
if (!Number.isSafeInteger(minutes) || minutes < FEWEST_MINUTES || !(rate > 0)) {
  console.error('npm run soak -- --minutes 10 --rate 50');
  process.exit(2);
}

ensureBuilt();
const soak = await startSoak(rate);
try {
  for (let minute = 1; minute <= minutes; minute += 1) printMinute(minute, await soak.minute());
  process.exitCode = printVerdict(await soak.finish());
} finally {
  await soak.end();
}
