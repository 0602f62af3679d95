import { ask } from './api.js';
import { settings } from './settings.js';

let themes = {};

export async function loadThemes() {
  themes = await ask('/themes');
}

/** The colours that this client tells Mini Apps. */
export function colors() {
  return themes[settings.theme] ?? {};
}

/** Changes the theme of this client. */
export function setTheme(theme) {
  settings.theme = theme;
  document.documentElement.dataset.theme = theme;
}
