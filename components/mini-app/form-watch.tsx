import { useEffect } from 'react';
import { guardInput, releaseInput } from './unsaved-input';
import { useTelegram } from './use-telegram';

type Props = { isPending: boolean; hasFailed: boolean };

/** What a form does inside Telegram: input is guarded until it is sent, a mistake can be felt. */
export function FormWatch({ isPending, hasFailed }: Props) {
  const app = useTelegram()?.app;

  useEffect(() => {
    if (!app) return;
    if (isPending) releaseInput(app);
    else guardInput(app);
    // The form is gone when the page is: with it what could be lost.
    return () => releaseInput(app);
  }, [app, isPending]);

  useEffect(() => {
    if (isPending || !hasFailed) return;
    const error = { type: 'notification', notification_type: 'error' } as const;
    app?.send('web_app_trigger_haptic_feedback', error);
  }, [app, isPending, hasFailed]);

  return null;
}
