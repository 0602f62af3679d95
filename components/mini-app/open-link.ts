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
