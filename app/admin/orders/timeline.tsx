import { orderTimeline } from '@/lib/admin/order-timeline';
import type { OrderTimeline } from '@/lib/store/order-timeline';
import { moscowTime } from '@/lib/time';
import { TimelineEventText } from './timeline-event-text';

/** Everything that happened to an order, oldest first. */
export function Timeline({ timeline }: { timeline: OrderTimeline }) {
  const all = orderTimeline(timeline);
  return (
    <section aria-labelledby="timeline">
      <h2 id="timeline">История</h2>
      <ol className="admin-timeline">
        {all.map((timelineEvent, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past keeps its places
          <li key={place} data-kind={timelineEvent.kind}>
            <time dateTime={timelineEvent.at.toISOString()}>{moscowTime(timelineEvent.at)}</time>
            <div>
              <TimelineEventText timelineEvent={timelineEvent} order={timeline.order} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
