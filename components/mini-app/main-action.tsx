import { type RefObject, useEffect } from 'react';
import { setMainButton } from './main-button';
import { useTelegram } from './use-telegram';

type Props = { label: string; isBusy: boolean; target: RefObject<HTMLElement | null> };

/**
 * Shows the page's primary action as the client's MainButton. A press is a press of `target`, the
 * button or link of the page, so that there is one way for both to act.
 */
export function MainAction({ label, isBusy, target }: Props) {
  const app = useTelegram()?.app;

  useEffect(() => {
    if (!app) return;
    const busy = { is_active: !isBusy, is_progress_visible: isBusy };
    setMainButton(app, { text: label, is_visible: true, ...busy });
  }, [app, label, isBusy]);

  useEffect(() => {
    return app && (() => setMainButton(app, { is_visible: false }));
  }, [app]);

  useEffect(
    () =>
      app?.listen('main_button_pressed', () => {
        const light = { type: 'impact', impact_style: 'light' } as const;
        app.send('web_app_trigger_haptic_feedback', light);
        target.current?.click();
      }),
    [app, target],
  );

  return null;
}
