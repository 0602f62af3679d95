import { STRUCK } from './instances/availability';
import type { Victim } from './instances/victims';
import { FAULTS, FINDINGS, type Finding } from './judge';
import type { Tally } from './round';
import { faultsOf } from './verdict';

const HEAD = ['зерно', 'убийств', 'заказов', 'ответов 200', 'сообщений'];
/** In the order of the head of their column. */
const VICTIMS: Victim[] = ['instance', 'postgres', 'terminated', 'caddy'];
const WORDS: Record<Finding, string> = {
  lost: 'потеряно',
  doubled: 'удвоено',
  broken: 'база испорчена',
  repeated: 'повторено',
  interrupted: 'прервано дважды',
};
const AVAILABILITY = [
  'ответов 502',
  'из них на одно убийство',
  'тишина, мс: процесс',
  'PostgreSQL',
  'Caddy',
];
type Round = { tally: Tally; victims: readonly Victim[] };

/** Prints a row of a Markdown table for every round, and the sum of all; names every fault. */
export function printTotal(isOfSeveral: boolean) {
  const rounds: Round[] = [];
  const heads = [...HEAD, ...FINDINGS.map((name) => WORDS[name])];
  if (isOfSeveral) heads.splice(2, 0, 'из них: процессов / PostgreSQL / SIGTERM / Caddy');
  if (isOfSeveral) heads.push(...AVAILABILITY);
  console.log(`| ${heads.join(' | ')} |\n|${'---|'.repeat(heads.length)}`);
  return {
    add: (seed: number, tally: Tally, victims: readonly Victim[]) => {
      rounds.push({ tally, victims });
      console.log(row(String(seed), [{ tally, victims }], isOfSeveral));
      for (const fault of FAULTS) {
        for (const what of tally[fault]) {
          console.error(`${WORDS[fault]}, зерно ${seed}: ${what} (${tally.database})`);
        }
      }
      for (const fault of tally.availability ? faultsOf(tally.availability) : []) {
        console.error(`зерно ${seed}: ${fault}`);
      }
    },
    /** Returns the exit code: 1 when there was any fault; of a control, when its own was not found. */
    end: (wanted: Finding | null): number => {
      console.log(row('всего', rounds, isOfSeveral));
      const tallies = rounds.map(({ tally }) => tally);
      if (wanted) {
        const found = tallies.reduce((sum, tally) => sum + tally[wanted].length, 0);
        console.log(`Нарочно сломано; ${WORDS[wanted]}: ${found}, должно быть больше 0.`);
        return found > 0 ? 0 : 1;
      }
      return tallies.some(isFaulty) ? 1 : 0;
    },
  };
}

function isFaulty(tally: Tally): boolean {
  const isUnavailable = tally.availability !== null && faultsOf(tally.availability).length > 0;
  return isUnavailable || FAULTS.some((fault) => tally[fault].length > 0);
}

function row(name: string, rounds: readonly Round[], isOfSeveral: boolean): string {
  const tallies = rounds.map(({ tally }) => tally);
  const sum = (count: (tally: Tally) => number) =>
    tallies.reduce((total, tally) => total + count(tally), 0);
  const cells: (string | number)[] = [name, sum(({ kills }) => kills)];
  if (isOfSeveral) cells.push(struckIn(rounds.flatMap(({ victims }) => victims)));
  cells.push(...(['orders', 'answered', 'messages'] as const).map((key) => sum((t) => t[key])));
  cells.push(...FINDINGS.map((finding) => sum((tally) => tally[finding].length)));
  if (isOfSeveral) cells.push(...availabilityIn(tallies));
  return `| ${cells.join(' | ')} |`;
}

function struckIn(victims: readonly Victim[]): string {
  return VICTIMS.map((kind) => victims.filter((one) => one === kind).length).join(' / ');
}

function availabilityIn(tallies: readonly Tally[]): number[] {
  const availability = tallies.flatMap((tally) => tally.availability ?? []);
  const most = (numbers: number[]) => Math.max(0, ...numbers);
  return [
    availability.reduce((sum, { unavailable }) => sum + unavailable.all, 0),
    most(availability.map(({ unavailable }) => unavailable.most)),
    ...STRUCK.map((struck) => most(availability.map(({ silence }) => silence[struck]))),
  ];
}
