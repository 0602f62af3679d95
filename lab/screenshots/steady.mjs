// Loaded into every process that pictures depend on, so that each run shows the same dates and
// numbers: the clock begins at noon in Moscow and goes a hundred times slower, and numbers are
// drawn from one sequence. Timers keep their pace.
import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';

/** The moment at which every process begins, in milliseconds: 1 December 2026, 12:00 in Moscow. */
export const START_MS = Date.UTC(2026, 11, 1, 9);
const SLOWNESS = 100;

const now = () => START_MS + Math.floor(performance.now() / SLOWNESS);

Date.now = now;
globalThis.Date = new Proxy(Date, {
  construct: (date, given, target) =>
    Reflect.construct(date, given.length > 0 ? given : [now()], target),
});

let state = 7;

/** The next of a fixed sequence of fractions from 0 to 1 (Park and Miller). */
function nextFraction() {
  state = (state * 48_271) % 2_147_483_647;
  return state / 2_147_483_647;
}

crypto.randomInt = (first, second) => {
  const [min, max] = second === undefined ? [0, first] : [first, second];
  return min + Math.floor(nextFraction() * (max - min));
};
syncBuiltinESMExports();
