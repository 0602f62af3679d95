import { ensurePostgres } from '@/scripts/postgres';
import { ensureTool } from '@/scripts/test-tools';
import { ensureBuilt } from '../server/build/ensure-built';
import { victimsOf } from './crash/instances/victims';
import type { Instances } from './crash/instances/world';
import { CONTROLS, type CrashOptions, readOptions } from './crash/options';
import { crashRound } from './crash/round';
import { printTotal } from './crash/table';
import { tellAll } from './crash/told';
import { verdictOnTold } from './crash/verdict';

// npm run crash: kills a working shop (kill -9) at random moments and counts what is lost, doubled
// or repeated. `npm run crash -- --kills 1000 --seed 42 --lanes 2`; every round of kills has a
// database and a seed of its own, and prints a row, so a long run may be cut and gone on with.
// `--engine postgres --instances 3` strikes one of three processes at a time, their database or
// Caddy before them. `--told 1000` tells 1000 payments each to three instances at once. `--control
// no-locks|early-answer|ended-leases` breaks something on purpose, and fails unless that is found.
const KILLS_OF_A_ROUND = 25;
const options = readOptions(process.argv.slice(2));
if (!options) {
  console.error(
    'npm run crash -- --kills 300 --seed 42 --lanes 1 --engine postgres --instances 3\n' +
      'npm run crash -- --told 1000\n' +
      `npm run crash -- --control ${Object.keys(CONTROLS).join('|')}`,
  );
  process.exit(2);
}
if (options.instances > 0) {
  ensureTool('caddy');
  ensurePostgres();
}
ensureBuilt();
process.exit(await (options.told > 0 ? tell(options) : kill(options)));

async function tell({ told, instances, control }: CrashOptions): Promise<number> {
  const hasLocks = control !== 'no-locks';
  return verdictOnTold(await tellAll({ payments: told, instances, hasLocks }), instances, hasLocks);
}

async function kill({ kills, seed, lanes, instances, control }: CrashOptions): Promise<number> {
  const victims = victimsOf(kills, seed);
  const rounds = Array.from({ length: Math.ceil(kills / KILLS_OF_A_ROUND) }, (_, at) => ({
    seed: seed + at,
    victims: victims.slice(at * KILLS_OF_A_ROUND, (at + 1) * KILLS_OF_A_ROUND),
  }));
  const broken = control === 'no-locks' || control === null ? undefined : control;
  const several = (round: (typeof rounds)[number]): Instances | null =>
    instances > 0 ? { count: instances, victims: round.victims, control: broken } : null;
  const table = printTotal(instances > 0);
  const lane = async () => {
    for (let round = rounds.shift(); round; round = rounds.shift()) {
      table.add(
        round.seed,
        await crashRound(round.seed, round.victims.length, several(round)),
        round.victims,
      );
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return table.end(control ? CONTROLS[control] : null);
}
