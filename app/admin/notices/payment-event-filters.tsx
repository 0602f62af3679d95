import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { OUTCOME_NAMES } from '@/components/admin/outcome-badge';
import { PaymentSearch } from '@/components/admin/payment-search';
import { PeriodFields } from '@/components/admin/period-fields';

type Props = {
  text: string | null;
  outcome: string | null;
  from: string | null;
  to: string | null;
};

/** Search and filter of payment events. A number of an order or a payment is nothing personal. */
export function PaymentEventFilters({ text, outcome, from, to }: Props) {
  const outcomes = Object.entries(OUTCOME_NAMES).map(([value, name]) => ({ value, name }));
  return (
    <search>
      <form action="/admin/notices" className="admin-form">
        <div className="admin-row">
          <PaymentSearch text={text} />
          <AdminField
            name="outcome"
            label="Итог"
            defaultValue={outcome ?? ''}
            options={[
              { value: '', name: 'любой' },
              ...outcomes,
              { value: 'rejected', name: 'отклонённые' },
            ]}
          />
          <PeriodFields from={from} to={to} />
        </div>
        <FilterActions path="/admin/notices" />
      </form>
    </search>
  );
}
