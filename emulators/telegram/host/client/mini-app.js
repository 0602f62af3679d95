import { dressWindow, resetWindow } from './app-window.js';
import { askUser } from './dialog.js';
import { byId } from './element.js';
import { note } from './log.js';
import { settings } from './settings.js';

const RELOAD_TIMEOUT_MS = 700;

/** The Mini App that is open: its frame and what it asked of the client. */
export const app = { frame: null, url: '', needConfirmation: false, reloading: 0 };

/** Opens a Mini App by its launch address, in place of another. */
export function openApp({ url }) {
  closeApp();
  app.url = url;
  app.frame = byId('frame-template').content.firstElementChild.cloneNode(true);
  app.frame.src = url;
  byId('frame-place').prepend(app.frame);
  byId('empty').hidden = true;
  byId('window').hidden = false;
  dressWindow();
}

export function closeApp() {
  clearTimeout(app.reloading);
  app.frame?.remove();
  Object.assign(app, { frame: null, url: '', needConfirmation: false });
  byId('window').hidden = true;
  byId('empty').hidden = false;
  resetWindow();
}

/** Closes as the user does: asks first where the Mini App wished it. */
export async function askToClose() {
  if (!app.needConfirmation) return closeApp();
  const answer = await askUser({
    title: 'Закрыть Mini App?',
    message: 'Введённое может не сохраниться.',
    buttons: [
      { id: 'stay', text: 'Остаться' },
      { id: 'close', text: 'Закрыть', kind: 'destructive' },
    ],
  });
  if (answer === 'close') closeApp();
}

/** Tells the Mini App something, unless this client is a silent one. */
export function emit(eventType, eventData) {
  if (settings.silent || !app.frame) return;
  note('host', eventType, eventData);
  app.frame.contentWindow.postMessage(JSON.stringify({ eventType, eventData }), '*');
}

/** Asks the Mini App to load anew; one that does not answer is loaded by the client. */
export function reloadApp() {
  emit('reload_iframe');
  clearTimeout(app.reloading);
  app.reloading = setTimeout(() => {
    if (app.frame) app.frame.src = app.url;
  }, RELOAD_TIMEOUT_MS);
}
