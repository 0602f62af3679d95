import { type Bot, BotError } from 'grammy';
import type { Logger } from 'pino';
import type { Store, UpdateStep, WaitingUpdate } from '@/db/store';
import type { Clock } from '../clock';
import { outcomeOf } from './outcome-of';

type Ports = { bot: Bot; store: Store; clock: Clock; log: Logger };

const BATCH = 50;
const SECOND = 1_000;
const PAUSES = [5, 30, 120, 600, 1_800, 3_600].map((seconds) => seconds * SECOND);
/** An answer that may have been seen is given once more, not again and again. */
const MOST_UNANSWERED = 1;

/**
 * Answers a function that handles every kept update that is due, oldest first. An update whose
 * answer could not be sent is tried again later; one that nothing helps is logged and let go.
 * Rounds never run beside each other.
 */
export function updateRounds(ports: Ports): () => Promise<void> {
  let round: Promise<void> | null = null;
  return () => {
    round ??= handleDue(ports).finally(() => {
      round = null;
    });
    return round;
  };
}

async function handleDue(ports: Ports): Promise<void> {
  const { store, clock } = ports;
  let due = await store.dueUpdates(clock(), BATCH);
  while (due.length > 0) {
    for (const update of due) await store.settleUpdate(update, await handle(ports, update));
    due = await store.dueUpdates(clock(), BATCH);
  }
}

async function handle({ bot, clock, log }: Ports, update: WaitingUpdate): Promise<UpdateStep> {
  try {
    if (!bot.isInited()) await bot.init();
    await bot.handleUpdate(JSON.parse(update.body));
    return { kind: 'done', at: clock() };
  } catch (thrown) {
    return stepAfter(thrown instanceof BotError ? thrown.error : thrown, update, clock(), log);
  }
}

function stepAfter(
  error: unknown,
  { id, attempts }: WaitingUpdate,
  now: Date,
  log: Logger,
): UpdateStep {
  const outcome = outcomeOf(error);
  if (outcome.kind === 'blocked') return { kind: 'done', at: now };
  const pause = outcome.kind === 'retry_after' ? outcome.ms : PAUSES[attempts];
  const isLost = outcome.kind === 'unanswered' && attempts >= MOST_UNANSWERED;
  const { reason } = outcome as { reason?: string };
  if (pause === undefined || isLost) {
    log.error({ update: id, reason }, 'an update of the bot is not answered');
    return { kind: 'done', at: now };
  }
  log.warn({ update: id, reason }, 'an update of the bot will be handled again');
  return { kind: 'later', nextTryAt: new Date(now.getTime() + pause) };
}
