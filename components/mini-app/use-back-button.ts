import { usePathname, useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { askInPopup } from './ask-in-popup';
import type { MiniApp } from './mini-app';
import { leaveScreen } from './on-back';
import { hasStepBack, useStepCount } from './steps-back';
import { hasUnsavedInput } from './unsaved-input';
import { useTelegram } from './use-telegram';

const FIRST_SCREENS = ['/', '/telegram'];

/** The client's BackButton follows the router: absent on the first screen, else one step back. */
export function useBackButton(): void {
  const app = useTelegram()?.app;
  const router = useRouter();
  const path = usePathname();
  useStepCount(path);
  const isFirst = FIRST_SCREENS.includes(path);

  useEffect(() => {
    app?.send('web_app_setup_back_button', { is_visible: !isFirst });
  }, [app, isFirst]);

  useEffect(
    () =>
      app?.listen('back_button_pressed', async () => {
        if (leaveScreen()) return;
        if (hasUnsavedInput() && !(await mayLose(app))) return;
        if (hasStepBack()) router.back();
        else router.push('/telegram');
      }),
    [app, router],
  );
}

/** Whether what is typed may be lost; dismissing the question is a no. */
async function mayLose(app: MiniApp): Promise<boolean> {
  if (!app.can('web_app_open_popup')) return true;
  const answer = await askInPopup(app, 'Выйти без сохранения?', [
    { id: 'stay', text: 'Остаться' },
    { id: 'leave', text: 'Выйти', isDestructive: true },
  ]);
  return answer === 'leave';
}
