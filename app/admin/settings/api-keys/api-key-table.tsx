import { AdminTable, type Column } from '@/components/admin/admin-table';
import { ServerForm } from '@/components/admin/server-form';
import type { ApiKeyRow } from '@/lib/store/queries/api-keys';
import { moscowTime } from '@/lib/time';
import { revokeApiKey } from './actions';

/** The keys, a row each, with the button that ends one. */
export function ApiKeyTable({ rows }: { rows: readonly ApiKeyRow[] }) {
  return (
    <AdminTable
      caption="Ключи, действующие сверху"
      columns={COLUMNS}
      rows={rows}
      keyOf={({ id }) => id}
      empty="Ключей пока нет."
    />
  );
}

const COLUMNS: Column<ApiKeyRow>[] = [
  { title: 'Программа', cell: ({ name }) => <b>{name}</b> },
  { title: 'Создан', cell: ({ createdAt }) => dayOf(createdAt), isWhole: true },
  {
    title: 'Последний раз',
    cell: ({ lastUsedOn }) => lastUsedOn?.split('-').reverse().join('.') ?? 'ещё не было',
    isWhole: true,
  },
  {
    title: 'Состояние',
    cell: ({ revokedAt }) => (
      <span className="admin-badge" data-tone={revokedAt ? 'plain' : 'good'}>
        {revokedAt ? `отозван ${dayOf(revokedAt)}` : 'действует'}
      </span>
    ),
  },
  {
    title: 'Действие',
    cell: ({ id, name, revokedAt }) =>
      revokedAt ? null : (
        <ServerForm action={revokeApiKey}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="admin-link-button">
            Отозвать<span className="sr-only"> ключ «{name}»</span>
          </button>
        </ServerForm>
      ),
  },
];

function dayOf(instant: Date): string {
  return moscowTime(instant).slice(0, 10);
}
