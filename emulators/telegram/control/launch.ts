import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import type { Emulator } from '../emulator';
import { launchSchema, launchUrl } from '../launch/launch-url';
import { initDataSchema, makeInitData } from '../launch/make-init-data';
import { findUser, userId } from './users';

const initDataCall = initDataSchema.extend({ userId });
const launchCall = launchSchema.extend({
  userId,
  /** What the menu button opens when absent. */
  url: z.url({ protocol: /^https?$/ }).optional(),
});

export function initDataFor(emulator: Emulator, body: unknown) {
  const { userId: id, ...options } = initDataCall.parse(body);
  return { initData: makeInitData(emulator, findUser(emulator, id), options) };
}

/** The Mini App's address with the launch parameters in its hash. */
export function launch(emulator: Emulator, body: unknown) {
  const { userId: id, url, ...options } = launchCall.parse(body);
  const user = findUser(emulator, id);
  const isLink = options.startParam !== undefined;
  const address = url ?? (isLink ? emulator.options.appUrl : null) ?? menuUrl(emulator, id);
  if (!address)
    throw new HTTPException(409, { message: 'no Mini App: neither --app-url nor a menu button' });
  return launchUrl(emulator, user, address, options);
}

function menuUrl({ menuButtons, options }: Emulator, chatId: number): string | null {
  const button = menuButtons.get(chatId) ?? menuButtons.get('default');
  return button?.type === 'web_app' ? button.web_app.url : options.appUrl;
}
