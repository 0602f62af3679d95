import type { Availability } from './instances/availability';
import type { Told } from './told';

/** So many answers 502 one crash may cost, and so long nobody may be served when an instance ends. */
const MAX_UNAVAILABLE = 32;
const MAX_SILENCE_MS = 2_000;

/** Returns what is wrong with the availability, in words for people. */
export function faultsOf({ unavailable, silence }: Availability): string[] {
  const faults: string[] = [];
  if (unavailable.most > MAX_UNAVAILABLE) {
    faults.push(`ответов 502 на одно убийство: ${unavailable.most}, можно ${MAX_UNAVAILABLE}`);
  }
  if (silence.instance >= MAX_SILENCE_MS) {
    faults.push(`никому не отвечали ${silence.instance} мс, можно меньше ${MAX_SILENCE_MS}`);
  }
  return faults;
}

/** Prints what became of the payments; returns the exit code. Without locks some must be doubled. */
export function verdictOnTold(told: Told, instances: number, hasLocks: boolean): number {
  const { payments, paid, duplicates, doubled } = told;
  console.log('| оплат | процессов | оплачено | повторов | удвоено |\n|---|---|---|---|---|');
  console.log(`| ${[payments, instances, paid, duplicates, doubled].join(' | ')} |`);
  if (!hasLocks) {
    console.log(
      doubled > 0 ? 'Без блокировок удвоено: найдено.' : 'Без блокировок не найдено ничего.',
    );
    return doubled > 0 ? 0 : 1;
  }
  const isRight = paid === payments && duplicates === payments * (instances - 1) && doubled === 0;
  return isRight ? 0 : 1;
}
