import type { Metadata } from 'next';
import { PageShell } from '@/app/shell/page-shell';
import { Lotus } from '@/components/page/lotus';

export const metadata: Metadata = { title: 'Страница не найдена' };

/** For an address that leads nowhere, also a mistyped link to an order. */
export default function NotFound() {
  return (
    <PageShell hasHeader={false}>
      <Lotus chakra="muladhara" className="mt-10 mb-6 size-20" />
      <h1>Такой страницы нет</h1>
      <p className="mt-4">
        Возможно, ссылка скопирована не&nbsp;целиком. Проверьте её или откройте ту, что вы сохранили
        при заказе.
      </p>
      <a href="/" className="button button-quiet mt-8">
        На&nbsp;первую страницу
      </a>
    </PageShell>
  );
}
