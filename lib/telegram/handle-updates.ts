import { type Bot, BotError } from 'grammy';
import type { Logger } from 'pino';
import type { Store, UpdateStep, WaitingUpdate } from '@/db/store';
import type { Clock } from '../clock';
import type { DeliveryOutcome } from '../delivery/delivery';
import { MOST_UNANSWERED } from '../delivery/next-step';
import { rounds } from '../delivery/rounds';
import { knowBot } from './introduce-bot';
import { outcomeOf } from './outcome-of';

type Ports = {
  bot: Bot;
  store: Store;
  clock: Clock;
  log: Logger;
  /** Whether the process is about to end: then no further update is begun. */
  isStopping(): boolean;
};

const BATCH = 50;
const SECOND = 1_000;
const PAUSES = [5, 30, 120, 600, 1_800, 3_600].map((seconds) => seconds * SECOND);

/**
 * Answers a function that handles every kept update that is due, oldest first. An update whose
 * answer could not be sent is tried again later; one that nothing helps is logged and let go.
 * Rounds never run beside each other; where Telegram asks for a pause, none runs before its end.
 */
export function updateRounds(ports: Ports): () => Promise<void> {
  return rounds(ports.clock, () => handleDue(ports));
}

async function handleDue(ports: Ports): Promise<Date | null> {
  const { store, clock, isStopping } = ports;
  for (;;) {
    const due = await store.dueUpdates(clock(), BATCH);
    if (due.length === 0) return null;
    for (const update of due) {
      if (isStopping()) return null;
      const { outcome, step } = await handle(ports, update);
      await store.settleUpdate(update, step);
      if (outcome?.kind === 'retry_after' && step.kind === 'later') return step.nextTryAt;
    }
  }
}

async function handle(ports: Ports, update: WaitingUpdate) {
  const { bot, clock } = ports;
  try {
    await knowBot(bot);
    // An answer that may have been seen is not thrown after a dead line.
    if (update.unanswered > 0) await bot.api.getMe();
  } catch (error) {
    return stepAfter(ports, asFailure(outcomeOf(error)), update);
  }
  try {
    await bot.handleUpdate(JSON.parse(update.body));
    return { outcome: null, step: { kind: 'done', at: clock() } satisfies UpdateStep };
  } catch (thrown) {
    const error = thrown instanceof BotError ? thrown.error : thrown;
    return stepAfter(ports, outcomeOf(error), update);
  }
}

/** Nothing was answered yet, so nothing can have been lost. */
function asFailure(outcome: DeliveryOutcome): DeliveryOutcome {
  return outcome.kind === 'unanswered' ? { ...outcome, kind: 'failed' } : outcome;
}

function stepAfter(
  { clock, log }: Ports,
  outcome: DeliveryOutcome,
  { id, attempts, unanswered }: WaitingUpdate,
): { outcome: DeliveryOutcome; step: UpdateStep } {
  const now = clock();
  const done = { outcome, step: { kind: 'done', at: now } } as const;
  if (outcome.kind === 'blocked' || outcome.kind === 'sent') return done;
  const { kind, reason } = outcome;
  const isFree = kind === 'retry_after';
  const lost = unanswered + (kind === 'unanswered' ? 1 : 0);
  const pause = isFree ? outcome.ms : PAUSES[attempts];
  if (pause === undefined || lost > MOST_UNANSWERED) {
    log.error({ update: id, reason }, 'an update of the bot is not answered');
    return done;
  }
  log.warn({ update: id, reason }, 'an update of the bot will be handled again');
  const nextTryAt = new Date(now.getTime() + pause);
  const counted = isFree ? attempts : attempts + 1;
  return { outcome, step: { kind: 'later', nextTryAt, attempts: counted, unanswered: lost } };
}
