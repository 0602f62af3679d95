import { settleUndelivered } from '@/app/admin/undelivered/actions';
import { ALL_CHOSEN } from '@/app/admin/undelivered/undelivered-filter';
import type { UndeliveredFilter } from '@/db/desk/undelivered';

type Props = {
  /** What the list shows; it is shown again afterwards. */
  filter: UndeliveredFilter;
  /** The key of one message, or `ALL_CHOSEN`. */
  chosen: string;
  send: string;
  drop: string;
};

/** The two ways out of what was given up: once more, or not at all. */
export function UndeliveredForm({ filter, chosen, send, drop }: Props) {
  const look = chosen === ALL_CHOSEN ? 'button button-quiet' : 'desk-link-button';
  return (
    <form action={settleUndelivered} className="desk-actions">
      <input type="hidden" name="chosen" value={chosen} />
      {Object.entries(filter).map(
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
