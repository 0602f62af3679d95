import type { MiniApp } from './mini-app';

let isGuarded = false;

/** Whether a form of the page holds something that leaving would lose. */
export function hasUnsavedInput(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement>('form[data-draft] input');
  return [...fields].some(({ type, value, checked }) => {
    if (type === 'hidden') return false;
    return type === 'checkbox' ? checked : value.trim() !== '';
  });
}

/** Has the client ask before it closes the page, exactly while there is unsaved input. */
export function guardInput(app: MiniApp): void {
  setGuard(app, hasUnsavedInput());
}

/** Lets the client close the page without a question: the input is sent, or a link leads outside. */
export function releaseInput(app: MiniApp): void {
  setGuard(app, false);
}

function setGuard(app: MiniApp, isWanted: boolean): void {
  if (isWanted === isGuarded) return;
  isGuarded = isWanted;
  app.send('web_app_setup_closing_behavior', { need_confirmation: isWanted });
}
