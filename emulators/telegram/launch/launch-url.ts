import { z } from 'zod';
import type { Emulator } from '../emulator';
import type { User } from '../user';
import { initDataSchema, makeInitData } from './make-init-data';
import { THEME_PARAMS, THEMES } from './theme-params';

export const PLATFORMS = [
  'weba',
  'webk',
  'web',
  'ios',
  'android',
  'android_x',
  'macos',
  'tdesktop',
  'unigram',
] as const;

export const launchSchema = initDataSchema.extend({
  platform: z.enum(PLATFORMS).default('weba'),
  version: z
    .string()
    .regex(/^[0-9]{1,2}\.[0-9]{1,2}$/)
    .default('9.1'),
  theme: z.enum(THEMES).default('light'),
});

export type LaunchOptions = z.infer<typeof launchSchema>;

/** The address a client opens a Mini App by: its own with the launch parameters in the hash. */
export function launchUrl(emulator: Emulator, user: User, address: string, options: LaunchOptions) {
  const { platform, version, theme, ...initDataOptions } = options;
  const url = new URL(address);
  if (options.startParam !== undefined) {
    url.searchParams.set('tgWebAppStartParam', options.startParam);
  }
  const initData = makeInitData(emulator, user, initDataOptions);
  const hash = [
    ['tgWebAppData', initData],
    ['tgWebAppVersion', version],
    ['tgWebAppPlatform', platform],
    ['tgWebAppThemeParams', JSON.stringify(THEME_PARAMS[theme])],
  ].map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`);
  url.hash = [url.hash.slice(1), ...hash].filter(Boolean).join('&');
  return { url: url.href, initData };
}
