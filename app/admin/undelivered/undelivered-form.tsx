import { ServerForm } from '@/components/admin/server-form';
import type { ToDecide, UndeliveredFilter } from '@/lib/store/queries/undelivered';
import { resolveUndelivered } from './actions';

type Props = {
  /** Where it is asked from; the page is shown again afterwards. */
  from?: 'today';
  /** What the list shows, from which place on. */
  filter: UndeliveredFilter;
  before?: number | null;
  /** The key of one message, or all that the filter lets through as far as they are shown. */
  chosen: string | ToDecide;
  send: string;
  drop: string;
};

/** What can be done with what was given up or is held: once more, or not at all. */
export function UndeliveredForm({ from, filter, before, chosen, send, drop }: Props) {
  const isOne = typeof chosen === 'string';
  const look = isOne ? 'admin-link-button' : 'button button-quiet';
  const which = isOne ? { key: chosen } : { count: chosen.count, newest: chosen.newest };
  const hidden = { from, ...filter, before, ...which };
  return (
    <ServerForm action={resolveUndelivered} className="admin-actions">
      {Object.entries(hidden).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" name="way" value="requeue" className={look}>
        {send}
      </button>
      <button type="submit" name="way" value="dismiss" className={look}>
        {drop}
      </button>
    </ServerForm>
  );
}
