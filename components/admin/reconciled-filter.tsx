import { DeskField } from './desk-field';
import { FilterActions } from './filter-actions';

/** Search in a payment list and in what it lacks. Numbers are nothing personal. */
export function ReconciledFilter({ path, text }: { path: string; text: string | null }) {
  return (
    <search>
      <form action={path} className="desk-form">
        <div className="desk-row">
          <DeskField
            name="q"
            label="Искать"
            type="search"
            note="№ заказа или номер платежа, среди всех строк"
            defaultValue={text ?? ''}
          />
        </div>
        <FilterActions path={path} />
      </form>
    </search>
  );
}
