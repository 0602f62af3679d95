import { AdminField } from '@/components/admin/admin-field';
import { FilterActions } from '@/components/admin/filter-actions';
import { PeriodFields } from '@/components/admin/period-fields';
import { STATE_NAMES } from '@/lib/orders/state-names';
import type { NeedsAttention } from '@/lib/store/order-list';
import { searchOrders } from './actions';

export const NEEDS_ATTENTION_NAMES: Record<NeedsAttention['kind'], string> = {
  stuck: 'зависли после оплаты',
  erasure_asked: 'просят удалить данные',
};

type Props = {
  values: {
    text: string;
    state: string | null;
    source: string | null;
    matter: string | null;
    from: string | null;
    to: string | null;
  };
  sources: readonly string[];
  isTooShort: boolean;
};

/** Search and filters of the orders; a plain form, so it works without scripts. */
export function OrderFilters({ values, sources, isTooShort }: Props) {
  const matters = Object.entries(NEEDS_ATTENTION_NAMES).map(([value, name]) => ({ value, name }));
  const states = Object.entries(STATE_NAMES).map(([value, name]) => ({ value, name }));
  return (
    <search>
      <form action={searchOrders} className="admin-form">
        <div className="admin-row">
          <AdminField
            name="text"
            label="Искать"
            type="search"
            note="№, имя, телефон, e-mail или ID в Telegram"
            defaultValue={values.text}
            error={isTooShort ? 'Нужно хотя бы две буквы или три цифры' : undefined}
          />
          <AdminField
            name="state"
            label="Состояние"
            defaultValue={values.state ?? ''}
            options={[{ value: '', name: 'любое' }, ...states]}
          />
          <AdminField
            name="matter"
            label="Ждут вас"
            defaultValue={values.matter ?? ''}
            options={[{ value: '', name: 'не\u00a0важно' }, ...matters]}
          />
          {sources.length > 0 && (
            <AdminField
              name="source"
              label="Откуда"
              defaultValue={values.source ?? ''}
              options={[
                { value: '', name: 'отовсюду' },
                ...sources.map((source) => ({ value: source, name: source })),
              ]}
            />
          )}
          <PeriodFields from={values.from} to={values.to} />
        </div>
        <FilterActions path="/admin/orders" />
      </form>
    </search>
  );
}
