import { ACTION_NAMES } from '@/components/admin/action-names';
import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { PeriodFields } from '@/components/admin/period-fields';

type Props = {
  number: string | null;
  action: string | null;
  from: string | null;
  to: string | null;
  isMistyped: boolean;
};

/** Search and filters of the audit log. A number of an order is nothing personal. */
export function AuditFilters({ number, action, from, to, isMistyped }: Props) {
  const actions = Object.entries(ACTION_NAMES).map(([value, name]) => ({ value, name }));
  return (
    <search>
      <form action="/admin/audit" className="admin-form">
        <div className="admin-row">
          <AdminField
            name="number"
            label="№ заказа"
            type="search"
            defaultValue={number ?? ''}
            error={isMistyped ? 'Нужны 10\u00a0цифр без ошибок' : undefined}
          />
          <AdminField
            name="act"
            label="Что"
            defaultValue={action ?? ''}
            options={[{ value: '', name: 'любое' }, ...actions]}
          />
          <PeriodFields from={from} to={to} />
        </div>
        <FilterActions path="/admin/audit" />
      </form>
    </search>
  );
}
