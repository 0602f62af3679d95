import { z } from 'zod';
import { json } from '@/emulators/http';
import type { Emulator } from '../emulator';
import { launchSchema, launchUrl } from '../launch/launch-url';
import { initDataSchema, makeInitData } from '../launch/make-init-data';
import { THEME_PARAMS } from '../launch/theme-params';
import { ControlError } from './control-error';
import type { ControlRoutes } from './control-route';
import { findUser, userId } from './find-user';

const initDataCall = initDataSchema.extend({ userId });
const launchCall = launchSchema.extend({
  userId,
  /** What the menu button opens when absent. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});

export const LAUNCH_ROUTES: ControlRoutes = {
  'POST /init-data': (emulator, { body }) => {
    const { userId: id, ...options } = initDataCall.parse(body);
    return json(200, { initData: makeInitData(emulator, findUser(emulator, id), options) });
  },
  'POST /launch': (emulator, { body }) => {
    const { userId: id, url, ...options } = launchCall.parse(body);
    const user = findUser(emulator, id);
    const isLink = options.startParam !== undefined;
    const address = url ?? (isLink ? emulator.options.appUrl : null) ?? menuUrl(emulator, id);
    if (!address) throw new ControlError(409, 'no Mini App: neither --app-url nor a menu button');
    return json(200, launchUrl(emulator, user, address, options));
  },
  'GET /themes': () => json(200, THEME_PARAMS),
};

function menuUrl({ menuButtons, options }: Emulator, chatId: number): string | null {
  const button = menuButtons.get(chatId) ?? menuButtons.get('default');
  return button?.type === 'web_app' ? button.web_app.url : options.appUrl;
}
