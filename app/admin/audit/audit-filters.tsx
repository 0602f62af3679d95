import { ACT_NAMES } from '@/components/admin/act-names';
import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { PeriodFields } from '@/components/admin/period-fields';

type Props = {
  number: string | null;
  act: string | null;
  from: string | null;
  to: string | null;
  isMistyped: boolean;
};

/** Search and filters of the audit log. A number of an order is nothing personal. */
export function AuditFilters({ number, act, from, to, isMistyped }: Props) {
  const acts = Object.entries(ACT_NAMES).map(([value, name]) => ({ value, name }));
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
            defaultValue={act ?? ''}
            options={[{ value: '', name: 'любое' }, ...acts]}
          />
          <PeriodFields from={from} to={to} />
        </div>
        <FilterActions path="/admin/audit" />
      </form>
    </search>
  );
}
