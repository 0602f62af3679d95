import { readFileSync } from 'node:fs';
import path from 'node:path';

/** What the real web clients put on the frame of a Mini App. */
const FRAME_SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation';
const FRAME_ALLOW = 'camera; microphone; geolocation;';

export type HostPageOptions = {
  /** Where the emulator listens; an empty one is where the page itself comes from. */
  api: string;
  /** Settings in force unless the page's own query says otherwise; names as in the query. */
  settings?: Record<string, string>;
};

/** Where the page's own files lie, from the folder of the project. */
export const HOST_FILES = 'emulators/telegram/host';

const markup = read('page.html');
const style = read('page.css');

/**
 * The page that stands for Telegram Web, as a text: the emulator serves it, and a browser test may
 * serve it as `https://web.telegram.org`. Its scripts come from the emulator.
 */
export function hostPage({ api, settings = {} }: HostPageOptions): string {
  const values: Record<string, string> = {
    api,
    settings: JSON.stringify(settings),
    sandbox: FRAME_SANDBOX,
    allow: FRAME_ALLOW,
  };
  return markup
    .replace('/* style */', () => style)
    .replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => attribute(values[name] ?? ''));
}

function read(name: string): string {
  return readFileSync(path.join(HOST_FILES, name), 'utf8');
}

function attribute(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
