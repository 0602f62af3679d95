import { type Bot, BotError } from 'grammy';
import type { Logger } from 'pino';
import type { Store, UpdateStep, WaitingUpdate } from '@/lib/store/store';
import type { Clock } from '../clock';
import type { DeliveryOutcome } from '../messages/delivery';
import { lanes, untilWritten } from '../messages/lanes';
import { isLostTooOften } from '../messages/next-step';
import { lineAfter, OPEN_LINE, pausesAll } from '../outbox/outbox-policy';
import { inOneInstance } from './in-one-instance';
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

const LANES = 8;
const SECOND = 1_000;
const PAUSES = [5, 30, 120, 600, 1_800, 3_600].map((seconds) => seconds * SECOND);

/**
 * Returns a function that handles every kept update that is due: chats beside each other, the
 * updates of one chat one after another, oldest first. An update whose answer could not be sent is
 * tried again later; one that nothing helps is logged and let go. Where Telegram asks for a pause
 * in one chat, the others go on. One instance of the shop does it at a time, so it does not matter
 * which of them an update came to. The function may be called at any time; what it returns resolves
 * when nothing of this instance is in flight.
 */
export function updateWorker(ports: Ports): () => Promise<void> {
  const { store, clock, log, isStopping } = ports;
  const onError = (err: unknown) => log.error({ err }, 'updates of the bot are not handled');
  let line = OPEN_LINE;
  let mayBegin = () => false;
  const handleDue = lanes<WaitingUpdate>({
    next: async (inFlight) => {
      const now = clock();
      if (!mayBegin() || inFlight.length >= LANES || pausesAll(line, now)) return null;
      // One of each chat is offered, so that among so many one of an idle chat is found if there is
      // any.
      const offered = await store.dueUpdates(now, inFlight.length + 1);
      const isBusy = ({ id, chatId }: WaitingUpdate) =>
        inFlight.some((other) => other.id === id || (chatId !== null && other.chatId === chatId));
      return offered.find((update) => !isBusy(update)) ?? null;
    },
    run: async (update) => {
      const { outcome, step } = await handle(ports, update);
      line = lineAfter(line, update.chatId, outcome, clock());
      const mayGoOn = () => !isStopping();
      await untilWritten(() => store.completeUpdate(update, step), { mayGoOn, onError });
    },
    onError,
  });
  return inOneInstance({
    alone: store.alone,
    job: 'updates of the bot',
    work: (lost) => {
      mayBegin = () => !isStopping() && !lost.aborted;
      return handleDue();
    },
    onError,
  });
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
    const step: UpdateStep = { kind: 'done', at: clock() };
    return { outcome: { kind: 'sent' } satisfies DeliveryOutcome, step };
  } catch (thrown) {
    const error = thrown instanceof BotError ? thrown.error : thrown;
    return stepAfter(ports, outcomeOf(error), update);
  }
}

/** Nothing was answered yet, so nothing can have been lost; and no chat was named. */
function asFailure(outcome: DeliveryOutcome): DeliveryOutcome {
  if (outcome.kind === 'retry_after') return { ...outcome, isForAll: true };
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
  if (pause === undefined || isLostTooOften({ unanswered: lost })) {
    log.error({ update: id, reason }, 'an update of the bot is not answered');
    return done;
  }
  log.warn({ update: id, reason }, 'an update of the bot will be handled again');
  const step: UpdateStep = {
    kind: 'later',
    nextTryAt: new Date(now.getTime() + pause),
    attempts: isFree ? attempts : attempts + 1,
    unanswered: lost,
    holdsChat: isFree && !outcome.isForAll,
  };
  return { outcome, step };
}
