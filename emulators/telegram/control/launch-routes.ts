import { z } from 'zod';
import { json } from '@/emulators/http';
import { launchSchema, launchUrl } from '../launch/launch-url';
import { initDataSchema, makeInitData } from '../launch/make-init-data';
import { THEME_PARAMS } from '../launch/theme-params';
import type { Stand } from '../stand';
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
  'POST /init-data': (stand, { body }) => {
    const { userId: id, ...options } = initDataCall.parse(body);
    return json(200, { initData: makeInitData(stand, findUser(stand, id), options) });
  },
  'POST /launch': (stand, { body }) => {
    const { userId: id, url, ...options } = launchCall.parse(body);
    const user = findUser(stand, id);
    const isLink = options.startParam !== undefined;
    const address = url ?? (isLink ? stand.options.appUrl : null) ?? menuUrl(stand, id);
    if (!address) throw new ControlError(409, 'no Mini App: neither --app-url nor a menu button');
    return json(200, launchUrl(stand, user, address, options));
  },
  'GET /themes': () => json(200, THEME_PARAMS),
};

function menuUrl({ menuButtons, options }: Stand, chatId: number): string | null {
  const button = menuButtons.get(chatId) ?? menuButtons.get('default');
  return button?.type === 'web_app' ? button.web_app.url : options.appUrl;
}
