import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { MESSAGE_NAMES } from '@/lib/outbox/message-names';
import type { UndeliveredFilter, UndeliveredState } from '@/lib/store/queries/undelivered';

export const UNDELIVERED_STATES: Record<UndeliveredState, string> = {
  retrying: 'отправим ещё раз сами',
  given_up: 'больше не пробуем',
  held: 'отложены после восстановления',
};

/** Search and filter of what did not arrive. A number of an order is nothing personal. */
export function UndeliveredFilters({ number, kind, state }: UndeliveredFilter) {
  return (
    <search>
      <form action="/admin/undelivered" className="admin-form">
        <div className="admin-row">
          <AdminField
            name="number"
            label="Искать"
            type="search"
            note="№ заказа"
            defaultValue={number ?? ''}
          />
          <AdminField
            name="kind"
            label="Что"
            defaultValue={kind ?? ''}
            options={withAny('любое', MESSAGE_NAMES)}
          />
          <AdminField
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
