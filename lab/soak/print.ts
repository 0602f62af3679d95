import type { RecordableHistogram } from 'node:perf_hooks';
import type { Minute, Outcome } from './world';

const HEADS = ['минута', 'покупок', 'неудач', 'заказ', 'уведомление', 'состояние', 'память, МБ'];
/** Above this the last minutes need more memory than the resolved ones in the middle. */
const FLAT = 1.15;

/** Prints a row of a Markdown table: p50 / p99 in milliseconds, memory at its middle. */
export function printMinute(number: number, minute: Minute): void {
  if (number === 1) console.log(`| ${HEADS.join(' | ')} |\n|${'---|'.repeat(HEADS.length)}`);
  const { orderMs, paymentEventMs, statusMs } = minute.histograms;
  const times = [orderMs, paymentEventMs, statusMs].map(percentiles);
  const memory = megabytes(middleOf(minute.memory));
  console.log(`| ${[number, minute.bought, minute.failed, ...times, memory].join(' | ')} |`);
}

/** Prints what came out of it all; returns the exit code. */
export function printVerdict({ minutes, all, problems, kept }: Outcome): number {
  const growth = growthOf(minutes);
  console.log(`\nЗаказ ${percentiles(all.orderMs)} мс, уведомление ${percentiles(all.paymentEventMs)} мс,
состояние ${percentiles(all.statusMs)} мс (p50 / p99, всего).
Заказов ${kept.orders}: не оплачено ${kept.unpaid}, без разбора ${kept.unread};
уведомлений не «paid» ${kept.unmatched}, не отправлено писем ${kept.messages}; неудач ${problems.length}.
Память в последнюю треть к средней: ${growth.toFixed(2)} (предел ${FLAT}).`);
  for (const problem of new Set(problems)) console.error(problem);
  const left = kept.unpaid + kept.unread + kept.unmatched + kept.messages + problems.length;
  return left === 0 && growth <= FLAT ? 0 : 1;
}

function percentiles(histogram: RecordableHistogram): string {
  const at = (percentile: number) => (histogram.percentile(percentile) / 1_000).toFixed(1);
  return `${at(50)} / ${at(99)}`;
}

/** How the last third of the minutes compares with the third before it, by their middles. */
function growthOf(minutes: Minute[]): number {
  const third = Math.ceil(minutes.length / 3);
  const memory = (from: number, to = minutes.length) =>
    middleOf(minutes.slice(from, to).flatMap((minute) => minute.memory));
  return memory(-third) / memory(-2 * third, -third);
}

function middleOf(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function megabytes(bytes: number): string {
  return (bytes / 1_048_576).toFixed(0);
}
