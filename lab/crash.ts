import { parseArgs } from 'node:util';
import { ensureBuilt } from '../server/build/ensure-built';
import { crashRound } from './crash/round';
import { printTotal } from './crash/table';

// npm run crash: kills a working shop (kill -9) at random moments and counts what is lost, doubled
// or repeated. `npm run crash -- --kills 1000 --seed 42 --lanes 2`; every round of kills has a
// database and a seed of its own, and prints a row, so a long run may be cut and gone on with.
// `--engine postgres --instances 3` kills one of three processes at a time, or their database.
const KILLS_OF_A_ROUND = 25;
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    lanes: { type: 'string', default: '1' },
    engine: { type: 'string', default: 'sqlite' },
    instances: { type: 'string', default: '1' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
const lanes = Number(values.lanes);
const instances = Number(values.instances);
const isPostgres = values.engine === 'postgres';
const isKnown = isPostgres || (values.engine === 'sqlite' && instances === 1);
const numbers = [kills, seed, lanes, instances];
if (!numbers.every(Number.isSafeInteger) || Math.min(kills, lanes, instances) < 1 || !isKnown) {
  console.error('npm run crash -- --kills 100 --seed 42 --lanes 2 --engine postgres --instances 3');
  process.exit(2);
}

ensureBuilt();
const rounds = Array.from({ length: Math.ceil(kills / KILLS_OF_A_ROUND) }, (_, at) => ({
  seed: seed + at,
  kills: Math.min(KILLS_OF_A_ROUND, kills - at * KILLS_OF_A_ROUND),
}));
const table = printTotal();
const lane = async () => {
  for (let round = rounds.shift(); round; round = rounds.shift()) {
    table.add(round.seed, await crashRound(round.seed, round.kills, isPostgres ? instances : 0));
  }
};
await Promise.all(Array.from({ length: lanes }, lane));
process.exit(table.end());
