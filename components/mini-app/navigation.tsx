import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import { ORDER_MAY_HAVE_CHANGED } from '../order/follow-order';
import { followForms } from './follow-forms';
import { followLinks } from './follow-links';
import { guardInput } from './unsaved-input';
import { useBackButton } from './use-back-button';
import { useSettingsButton } from './use-settings-button';
import { useStartParam } from './use-start-param';
import { useTelegram } from './use-telegram';

/**
 * Keeps the whole visit in one document: links and plain forms of our pages are followed without
 * loading, so that nothing is lost where storage is denied; everything else opens outside.
 */
export function Navigation() {
  const app = useTelegram()?.app;
  const router = useRouter();
  useBackButton();
  useSettingsButton();
  useStartParam();

  useEffect(() => app && followLinks(app, router), [app, router]);
  useEffect(() => app && followForms(app, router), [app, router]);

  useEffect(() => {
    if (!app) return;
    const guard = () => guardInput(app);
    for (const type of ['input', 'focus'] as const) addEventListener(type, guard);
    return () => {
      for (const type of ['input', 'focus'] as const) removeEventListener(type, guard);
    };
  }, [app]);

  useEffect(
    () =>
      app?.listen('visibility_changed', ({ is_visible }) => {
        if (is_visible) dispatchEvent(new Event(ORDER_MAY_HAVE_CHANGED));
      }),
    [app],
  );

  return null;
}
