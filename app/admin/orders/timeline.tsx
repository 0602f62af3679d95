import { orderTimeline } from '@/lib/admin/order-timeline';
import { moscowTime } from '@/lib/orders/moscow-time';
import type { OrderStory } from '@/lib/store/order-story';
import { HappeningText } from './happening-text';

/** Everything that happened to an order, oldest first. */
export function Timeline({ story }: { story: OrderStory }) {
  const all = orderTimeline(story);
  return (
    <section aria-labelledby="story">
      <h2 id="story">История</h2>
      <ol className="admin-story">
        {all.map((happening, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the past keeps its places
          <li key={place} data-kind={happening.kind}>
            <time dateTime={happening.at.toISOString()}>{moscowTime(happening.at)}</time>
            <div>
              <HappeningText happening={happening} order={story.order} />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
