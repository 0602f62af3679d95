import type { MiniApp } from './mini-app';

type Shown = {
  text: string;
  is_visible: boolean;
  is_active: boolean;
  is_progress_visible: boolean;
};

let shown: Shown = { text: '', is_visible: false, is_active: true, is_progress_visible: false };

/** Changes the client's MainButton. Clients want to be told the whole of it every time. */
export function setMainButton(app: MiniApp, changes: Partial<Shown>): void {
  shown = { ...shown, ...changes };
  app.send('web_app_setup_main_button', shown);
}
