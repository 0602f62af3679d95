import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { askInPopup } from './ask-in-popup';
import { openLink } from './open-link';
import { useTelegram } from './use-telegram';

/** The client's settings button: the person's orders, and the privacy policy Telegram asks for. */
export function useSettingsButton(): void {
  const app = useTelegram()?.app;
  const router = useRouter();

  useEffect(() => {
    if (!app?.can('web_app_open_popup')) return;
    app.send('web_app_setup_settings_button', { is_visible: true });
    return app.listen('settings_button_pressed', async () => {
      const choice = await askInPopup(app, 'Что открыть?', [
        { id: 'orders', text: 'Мои карты' },
        { id: 'privacy', text: 'Личные данные' },
        { id: 'close', text: 'Закрыть' },
      ]);
      if (choice === 'orders') router.push('/telegram/orders');
      if (choice === 'privacy') openLink(app, new URL('/privacy', location.href).href);
    });
  }, [app, router]);
}
