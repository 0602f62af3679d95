import type { GivenUp, UndeliveredFilter } from '@/lib/store/undelivered';
import { resolveUndelivered } from './actions';

type Props = {
  /** What the list shows, from which place on; it is shown again afterwards. */
  filter: UndeliveredFilter;
  before: number | null;
  /** The key of one message, or all that the filter lets through as far as they are shown. */
  chosen: string | GivenUp;
  send: string;
  drop: string;
};

/** What can be done with what was given up: once more, or not at all. */
export function UndeliveredForm({ filter, before, chosen, send, drop }: Props) {
  const isOne = typeof chosen === 'string';
  const look = isOne ? 'admin-link-button' : 'button button-quiet';
  const hidden = { ...filter, before, ...(isOne ? { key: chosen } : chosen) };
  return (
    <form action={resolveUndelivered} className="admin-actions">
      {Object.entries(hidden).map(
        ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
      )}
      <button type="submit" name="way" value="send" className={look}>
        {send}
      </button>
      <button type="submit" name="way" value="drop" className={look}>
        {drop}
      </button>
    </form>
  );
}
