'use client';

import { useEffect, useState } from 'react';
import { isOutdated, reloadOutdated } from '@/components/form/outdated-page';

type Props = { error: unknown; retry: () => void };

/**
 * For what must not happen: nothing is lost, and there are two ways on. A page that is only older
 * than the site is loaded anew instead.
 */
export default function ErrorPage({ error, retry }: Props) {
  const [isReloading, setReloading] = useState(isOutdated(error));
  useEffect(() => {
    if (isOutdated(error)) setReloading(reloadOutdated());
  }, [error]);
  if (isReloading) return null;
  return (
    <main className="column py-24">
      <h1>Страница не&nbsp;открылась</h1>
      <p className="mt-4">
        Это наша ошибка. Заказы и&nbsp;оплаты сохранены. Подождите минуту и&nbsp;попробуйте ещё раз.
      </p>
      <div className="mt-8 flex flex-wrap gap-4">
        <button type="button" className="button" onClick={retry}>
          Попробовать ещё раз
        </button>
        <a href="/" className="button button-quiet">
          На&nbsp;первую страницу
        </a>
      </div>
    </main>
  );
}
