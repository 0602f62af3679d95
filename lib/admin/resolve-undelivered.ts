import type { Action, Actor } from '../audit';
import type { Clock } from '../clock';
import { about } from '../store/about';
import type { ResolvedMessage, ToDecide, UndeliveredFilter } from '../store/queries/undelivered';
import type { UnitOfWork } from '../store/unit-of-work';

type Ports = { store: UnitOfWork; clock: Clock };

/** What becomes of messages that do not go by themselves any more. */
export type UndeliveredWay = 'requeue' | 'dismiss';

export type UndeliveredDecision = {
  actor: Actor;
  way: UndeliveredWay;
  /** One message by its key, or all that fit a filter as far as the seller was `shown` them. */
  chosen: string | { filter: UndeliveredFilter; shown: Pick<ToDecide, 'count' | 'newest'> };
};

const ACTIONS = {
  given_up: { requeue: 'undelivered_sent', dismiss: 'undelivered_dropped' },
  held: { requeue: 'held_sent', dismiss: 'held_dropped' },
} as const satisfies Record<string, Record<UndeliveredWay, Action>>;

/**
 * Requeues or dismisses messages that were given up or are held since a restore. Returns how many;
 * one that is tried again by itself is left alone, so are newer ones, and all of them when more
 * have been given up among the older ones: nobody has seen which.
 */
export async function resolveUndelivered(
  { store, clock }: Ports,
  { actor, way, chosen }: UndeliveredDecision,
): Promise<number> {
  const at = clock();
  const isOne = typeof chosen === 'string';
  const which = isOne ? chosen : { ...chosen.filter, upTo: chosen.shown.newest };
  const most = isOne ? 1 : chosen.shown.count;
  return store.write([about.undelivered], async (db) => {
    const { count, held } = await db.undelivered.toDecide(which);
    if (count === 0 || count > most) return 0;
    const action = ACTIONS[held > 0 ? 'held' : 'given_up'][way];
    const messages =
      way === 'requeue'
        ? await db.undelivered.requeue(which, at)
        : await db.undelivered.dismiss(which);
    await db.audit.insert({ at, actor, action, ...subjectOf(messages, isOne) });
    return messages.length;
  });
}

/** The one message with its order, or how many there were. */
function subjectOf(messages: readonly ResolvedMessage[], isOne: boolean) {
  const [first] = messages;
  if (!isOne || !first) return { details: { messages: messages.length } };
  const { kind, orderId } = first;
  return { ...(orderId && { orderId }), details: { kind } };
}
