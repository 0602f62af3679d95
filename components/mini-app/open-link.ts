import type { MiniApp } from './mini-app';
import { releaseInput } from './unsaved-input';

/**
 * Opens an address outside, by the client. Clients drop, without a word, a call that comes long
 * after the tap: nothing may be waited for before this. A question on closing would stand in the
 * way of some clients, so it is taken back until something is typed again.
 */
export function openLink(app: MiniApp, url: string): void {
  releaseInput(app);
  app.send('web_app_open_link', { url });
}

/**
 * The same for the page to pay by. Android would show it in a browser of its own, which opens no
 * bank's app; every other client opens the browser of the system. Where there is no Chrome, nothing
 * may open: a link by `openLink` has to stay in sight.
 */
export function openPayment(app: MiniApp, url: string): void {
  releaseInput(app);
  const isAndroid = app.platform.startsWith('android');
  app.send('web_app_open_link', isAndroid ? { url, try_browser: 'chrome' } : { url });
}
