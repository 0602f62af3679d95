import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';
import type { Query } from '../../list-query';
import { ApiKeyForm } from './api-key-form';
import { ApiKeyTable } from './api-key-table';

export const metadata: Metadata = { title: 'Ключи API' };

/** The keys of programs that order over the API. */
export default adminPage(async function ApiKeysPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const rows = await getApp().store.read((db) => db.apiKeys.all());
  const { done } = await searchParams;
  return (
    <AdminShell section="settings" title="Ключи API" done={done}>
      <p>
        Ключ нужен программе, которая сама делает заказы у&nbsp;вас: вашему сайту или CRM.
        С&nbsp;ним её номера заявок (<code>Idempotency-Key</code>) не&nbsp;встретятся с&nbsp;чужими
        и&nbsp;могут быть любыми, а&nbsp;предел заказов в&nbsp;минуту у&nbsp;неё свой.{' '}
        <a href="/openapi.json">Описание API</a> · <a href="/admin/settings">Все настройки</a>
      </p>
      <ApiKeyForm />
      <ApiKeyTable rows={rows} />
    </AdminShell>
  );
});
