import { FilterActions } from '@/components/admin/filter-actions';
import { PaymentSearch } from '@/components/admin/payment-search';

/** Search in all rows of a payment list and in what it lacks. Numbers are nothing personal. */
export function ReconciledFilter({ path, text }: { path: string; text: string | null }) {
  return (
    <search>
      <form action={path} className="admin-form">
        <div className="admin-row">
          <PaymentSearch text={text} />
        </div>
        <FilterActions path={path} />
      </form>
    </search>
  );
}
