import type { AppLinks } from '@/lib/telegram/links';

/**
 * For anyone who paid in a browser and came from Telegram; inside Telegram there is nothing to go
 * back to.
 */
export function BackToTelegram({ links }: { links: AppLinks | null }) {
  if (!links) return null;
  return (
    <section className="mt-10 telegram:hidden print:hidden" aria-label="Telegram">
      <a href={links.web} className="button button-quiet w-full">
        Вернуться в&nbsp;Telegram
      </a>
      <p className="note mt-3">
        Приложение с&nbsp;заказом осталось открытым в&nbsp;Telegram, эту вкладку можно просто
        закрыть. Если кнопка не&nbsp;сработала,{' '}
        <a href={links.app}>откройте Telegram на&nbsp;этом устройстве</a>.
      </p>
    </section>
  );
}
