import { FAULTS, FINDINGS, type Finding } from './judge';
import type { Tally } from './round';

const HEAD = ['зерно', 'убийств', 'заказов', 'ответов 200', 'сообщений'];
const WORDS: Record<Finding, string> = {
  lost: 'потеряно',
  doubled: 'удвоено',
  broken: 'база испорчена',
  repeated: 'повторено',
  interrupted: 'прервано дважды',
};
/** Prints a row of a Markdown table for every round, and the sum of all; names every fault. */
export function printTotal() {
  const tallies: Tally[] = [];
  const heads = [...HEAD, ...FINDINGS.map((name) => WORDS[name])];
  console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`);
  return {
    add: (seed: number, tally: Tally) => {
      tallies.push(tally);
      console.log(row(String(seed), [tally]));
      for (const fault of FAULTS) {
        for (const what of tally[fault]) {
          console.error(`${WORDS[fault]}, зерно ${seed}: ${what} (${tally.database})`);
        }
      }
    },
    /** Returns the exit code: 1 when there was any fault. */
    end: (): number => {
      console.log(row('всего', tallies));
      return tallies.some((tally) => FAULTS.some((fault) => tally[fault].length > 0)) ? 1 : 0;
    },
  };
}

function row(name: string, tallies: Tally[]): string {
  const sum = (count: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  const counts = (['kills', 'orders', 'answered', 'messages'] as const).map((key) =>
    sum((tally) => tally[key]),
  );
  const findings = FINDINGS.map((name) => sum((tally) => tally[name].length));
  return `| ${[name, ...counts, ...findings].join(' | ')} |`;
}
