import type { AuditLine } from '@/lib/store/audit-log';
import type {
  OrderTimeline,
  TimelineLink,
  TimelineMessage,
  TimelinePaymentEvent,
} from '@/lib/store/order-timeline';
import type { BirthDate } from '../chakras/birth-date';

/** One thing that happened to an order. */
export type TimelineEvent = { at: Date } & (
  | { kind: 'made' }
  /** The buyer agreed, to an order that the seller had placed. */
  | { kind: 'agreed' }
  | { kind: 'link'; link: TimelineLink }
  | { kind: 'order_seen' }
  | { kind: 'returned' }
  | { kind: 'payment_event'; paymentEvent: TimelinePaymentEvent }
  | { kind: 'fact'; fact: OrderTimeline['facts'][number] }
  | { kind: 'reading_made' }
  /** A reading that another one has replaced since; it was made of this birth date. */
  | { kind: 'former_reading_made'; birthDate: BirthDate }
  | { kind: 'reading_replaced' }
  | { kind: 'reading_seen' }
  | { kind: 'message'; message: TimelineMessage }
  | { kind: 'action'; action: AuditLine }
  /** An order nobody has paid for has been kept long enough. */
  | { kind: 'outlived' }
);

/** Everything that happened to an order as one line of time, oldest first. */
export function orderTimeline(timeline: OrderTimeline): TimelineEvent[] {
  const { order, reading } = timeline;
  const isErasedByPeople = timeline.actions.some(({ action }) => action === 'erased');
  const all: TimelineEvent[] = [
    // Who has placed an order by the seller is one of the actions.
    ...once('made', order.isBySeller ? null : order.createdAt),
    ...once('agreed', order.isBySeller ? order.consent?.at : null),
    ...timeline.links.map((link) => ({ kind: 'link' as const, at: link.madeAt, link })),
    ...once('order_seen', order.seenAt),
    ...once('returned', timeline.returnedAt),
    ...timeline.paymentEvents.map((paymentEvent) => ({
      kind: 'payment_event' as const,
      at: paymentEvent.receivedAt,
      paymentEvent,
    })),
    ...timeline.facts.map((fact) => ({ kind: 'fact' as const, at: fact.at, fact })),
    ...timeline.formerReadings.flatMap(({ birthDate, madeAt, replacedAt }): TimelineEvent[] => [
      { kind: 'former_reading_made', at: madeAt, birthDate },
      { kind: 'reading_replaced', at: replacedAt },
    ]),
    ...once('reading_made', reading?.madeAt),
    ...timeline.messages.map((message) => ({
      kind: 'message' as const,
      at: message.at,
      message,
    })),
    ...once('reading_seen', reading?.seenAt),
    ...timeline.actions.map((action) => ({ kind: 'action' as const, at: action.at, action })),
    ...once('outlived', isErasedByPeople ? null : order.erasedAt),
  ];
  return all.toSorted((one, other) => one.at.getTime() - other.at.getTime());
}

function once(
  kind:
    | 'made'
    | 'agreed'
    | 'order_seen'
    | 'returned'
    | 'reading_made'
    | 'reading_seen'
    | 'outlived',
  at: Date | null | undefined,
): TimelineEvent[] {
  return at ? [{ kind, at }] : [];
}
