import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { OUTCOME_NAMES } from '@/components/admin/outcome-badge';
import { PaymentSearch } from '@/components/admin/payment-search';
import { UNMATCHED_OUTCOMES } from '@/lib/payments/events/payment-event';
import { RESOLUTION_NAMES } from '@/lib/payments/messages';

type Props = {
  text: string | null;
  outcome: string | null;
  resolution: string | null;
  isResolved: boolean;
};

/** Search and filters of money that did not fit; how it was resolved only where it was. */
export function MoneyFilters({ text, outcome, resolution, isResolved }: Props) {
  const outcomes = UNMATCHED_OUTCOMES.map((value) => ({ value, name: OUTCOME_NAMES[value] }));
  const resolutions = Object.entries(RESOLUTION_NAMES).map(([value, name]) => ({ value, name }));
  return (
    <search>
      <form action="/admin/money" className="admin-form">
        {isResolved && <input type="hidden" name="show" value="resolved" />}
        <div className="admin-row">
          <PaymentSearch text={text} />
          <AdminField
            name="outcome"
            label="Итог"
            defaultValue={outcome ?? ''}
            options={[{ value: '', name: 'любой' }, ...outcomes]}
          />
          {isResolved && (
            <AdminField
              name="resolution"
              label="Решение"
              defaultValue={resolution ?? ''}
              options={[{ value: '', name: 'любое' }, ...resolutions]}
            />
          )}
        </div>
        <FilterActions path={isResolved ? '/admin/money?show=resolved' : '/admin/money'} />
      </form>
    </search>
  );
}
