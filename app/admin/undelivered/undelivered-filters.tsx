import { DeskField } from '@/components/admin/desk-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { MESSAGE_NAMES } from '@/lib/outbox/message-names';
import type { UndeliveredFilter, UndeliveredState } from '@/lib/store/undelivered';

export const UNDELIVERED_STATES: Record<UndeliveredState, string> = {
  retrying: 'отправим ещё раз сами',
  given_up: 'больше не пробуем',
  held: 'отложены после восстановления',
};

/** Search and filter of what did not arrive. A number of an order is nothing personal. */
export function UndeliveredFilters({ number, kind, state }: UndeliveredFilter) {
  return (
    <search>
      <form action="/admin/undelivered" className="desk-form">
        <div className="desk-row">
          <DeskField
            name="number"
            label="Искать"
            type="search"
            note="№ заказа"
            defaultValue={number ?? ''}
          />
          <DeskField
            name="kind"
            label="Что"
            defaultValue={kind ?? ''}
            options={withAny('любое', MESSAGE_NAMES)}
          />
          <DeskField
            name="state"
            label="Как"
            defaultValue={state ?? ''}
            options={withAny('все', UNDELIVERED_STATES)}
          />
        </div>
        <FilterActions path="/admin/undelivered" />
      </form>
    </search>
  );
}

function withAny(any: string, names: Record<string, string>) {
  const options = Object.entries(names).map(([value, name]) => ({ value, name }));
  return [{ value: '', name: any }, ...options];
}
