import type { AuditLine } from '@/lib/store/audit-log';
import type {
  OrderStory,
  StoryLink,
  StoryMessage,
  StoryPaymentEvent,
} from '@/lib/store/order-story';
import type { BirthDate } from '../chakras/birth-date';

/** One thing that happened to an order. */
export type Happening = { at: Date } & (
  | { kind: 'made' }
  | { kind: 'link'; link: StoryLink }
  | { kind: 'order_seen' }
  | { kind: 'returned' }
  | { kind: 'notice'; paymentEvent: StoryPaymentEvent }
  | { kind: 'fact'; fact: OrderStory['facts'][number] }
  | { kind: 'reading_made' }
  /** A reading that another one has replaced since; it was made of this birth date. */
  | { kind: 'former_reading_made'; birthDate: BirthDate }
  | { kind: 'reading_replaced' }
  | { kind: 'reading_seen' }
  | { kind: 'message'; message: StoryMessage }
  | { kind: 'act'; act: AuditLine }
  /** An order nobody has paid for has been kept long enough. */
  | { kind: 'outlived' }
);

/** Everything that happened to an order as one line of time, oldest first. */
export function orderTimeline(story: OrderStory): Happening[] {
  const { order, reading } = story;
  const isErasedByPeople = story.acts.some(({ act }) => act === 'erased');
  const all: Happening[] = [
    { kind: 'made', at: order.createdAt },
    ...story.links.map((link) => ({ kind: 'link' as const, at: link.madeAt, link })),
    ...once('order_seen', order.seenAt),
    ...once('returned', story.returnedAt),
    ...story.paymentEvents.map((paymentEvent) => ({
      ...{ kind: 'notice' as const, at: paymentEvent.receivedAt, paymentEvent },
    })),
    ...story.facts.map((fact) => ({ kind: 'fact' as const, at: fact.at, fact })),
    ...story.formerReadings.flatMap(({ birthDate, madeAt, replacedAt }): Happening[] => [
      { kind: 'former_reading_made', at: madeAt, birthDate },
      { kind: 'reading_replaced', at: replacedAt },
    ]),
    ...once('reading_made', reading?.madeAt),
    ...story.messages.map((message) => ({
      ...{ kind: 'message' as const, at: message.createdAt, message },
    })),
    ...once('reading_seen', reading?.seenAt),
    ...story.acts.map((act) => ({ kind: 'act' as const, at: act.at, act })),
    ...once('outlived', isErasedByPeople ? null : order.erasedAt),
  ];
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function once(
  kind: 'order_seen' | 'returned' | 'reading_made' | 'reading_seen' | 'outlived',
  at: Date | null | undefined,
): Happening[] {
  return at ? [{ kind, at }] : [];
}
