'use client';

import { useActionState } from 'react';
import { AdminField } from '@/components/admin/admin-field';
import { CopyText } from '@/components/page/copy-text';
import { useHere } from '@/components/page/use-here';
import { createApiKey } from './actions';

/** Makes a key and shows it, this once. */
export function ApiKeyForm() {
  const initial = { name: '', error: null, key: null };
  const [{ name, error, key }, action, pending] = useActionState(createApiKey, initial, useHere());
  return (
    <>
      {key && (
        <section className="admin-card" aria-labelledby="new-key">
          <h2 id="new-key">Ключ «{name}» создан</h2>
          <p role="status">
            Скопируйте его сейчас: больше он нигде не&nbsp;покажется. Потеряете&nbsp;— отзовите
            и&nbsp;создайте другой.
          </p>
          <p>
            <code className="admin-secret">{key}</code>
          </p>
          <div className="admin-actions">
            <CopyText text={key} label="Скопировать ключ" done="Ключ скопирован" />
          </div>
          <p className="note">
            Программа шлёт его с&nbsp;каждым заказом в&nbsp;заголовке{' '}
            <code>Authorization: Bearer</code>. В&nbsp;страницы сайта и&nbsp;в&nbsp;приложения его
            не&nbsp;вставляйте: там его прочтёт любой.
          </p>
        </section>
      )}
      <form action={action} className="admin-form" key={key}>
        <AdminField
          name="name"
          label="Для какой программы"
          note="Название видите только вы, например «сайт anna.ru»."
          defaultValue={key ? '' : name}
          error={error ?? undefined}
        />
        <button type="submit" className="button" disabled={pending}>
          {pending ? 'Создаём…' : 'Создать ключ'}
        </button>
      </form>
    </>
  );
}
