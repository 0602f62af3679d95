import { printBot } from './instances/bot';
import { printCodes } from './instances/codes';
import { printOutage } from './instances/outage';
import { printScaling } from './instances/scaling';
import { printSettings } from './instances/settings';
import { printStreams } from './instances/streams';

/** What several instances on one PostgreSQL show; each returns whether it holds. */
const PARTS: Record<string, () => Promise<boolean>> = {
  scaling: printScaling,
  streams: printStreams,
  settings: printSettings,
  codes: printCodes,
  bot: printBot,
  outage: printOutage,
};

/** What may be named behind `instances`. */
export const INSTANCE_PARTS = Object.keys(PARTS);

/** Prints these parts, or all where none is named; of what does not hold the exit code is 1. */
export async function printInstances(named: readonly string[]): Promise<void> {
  for (const [name, print] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    console.log(`\nНесколько процессов: ${name}`);
    if (await print()) continue;
    console.log(`Не выдержано: instances ${name}.`);
    process.exitCode = 1;
  }
}
