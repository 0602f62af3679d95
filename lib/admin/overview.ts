import type {
  DayTakings,
  ErasureRequest,
  NeedsAttentionCounts,
  SourceFunnel,
  StuckOrder,
  Takings,
} from '@/lib/store/overview';
import { ANY_UNDELIVERED } from '@/lib/store/queries/undelivered';
import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import { kopecks } from '../money';
import { stuckBefore } from '../payments/links/returns';
import { dayBegan, moscowDays } from '../time';

/** For how many days, today among them, conversion can be asked for. */
export const PERIODS = [7, 30, 90] as const;
export type Period = (typeof PERIODS)[number];

/** More of one kind than this are neither listed nor counted on. */
export const MAX_LISTED = 100;
/** One more tells whether there are more. */
const AND_MORE = MAX_LISTED + 1;
/** Days of takings that are shown. */
const CHART_DAYS = 30;

const NOTHING: Takings = { paid: 0, sum: kopecks(0), refunded: 0, refundedSum: kopecks(0) };

/**
 * The seller's day as the admin shows it; `days` are all of them, oldest first, today last. Of what
 * waits there is at most one more than is listed.
 */
export type TodayOverview = NeedsAttentionCounts & {
  today: Takings;
  days: DayTakings[];
  stuck: StuckOrder[];
  undelivered: number;
  erasures: ErasureRequest[];
  period: Period;
  funnel: SourceFunnel[];
};

/** Sums up how the day goes, what waits for the seller, and the conversion of `askedDays` days. */
export async function readOverview(
  { store, clock }: { store: Store; clock: Clock },
  askedDays: number | null,
): Promise<TodayOverview> {
  const { admin } = store;
  const now = clock();
  const period = PERIODS.find((days) => days === askedDays) ?? 30;
  const days = everyDay(now, await admin.takingsByDay(dayBegan(now, CHART_DAYS - 1)));
  const page = { limit: AND_MORE };
  const undelivered = await store.read((db) => db.undelivered.list(ANY_UNDELIVERED, page));
  return {
    ...(await admin.needsAttentionCounts(now)),
    period,
    days,
    today: days.at(-1) ?? NOTHING,
    stuck: await admin.stuckOrders(stuckBefore(now), AND_MORE),
    undelivered: undelivered.length,
    erasures: await admin.erasureRequests(AND_MORE),
    funnel: await admin.funnel(dayBegan(now, period - 1)),
  };
}

function everyDay(now: Date, known: readonly DayTakings[]): DayTakings[] {
  const byDay = new Map(known.map((takings) => [takings.day, takings]));
  return moscowDays(now, CHART_DAYS).map((day) => byDay.get(day) ?? { day, ...NOTHING });
}
