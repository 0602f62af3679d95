import { byId } from './element.js';
import { isPhone, settings } from './settings.js';
import { colors } from './theme.js';

/** Gives the window of the Mini App the shape of the platform. */
export function dressWindow() {
  document.documentElement.dataset.shape = isPhone ? 'phone' : 'popup';
  const { top, bottom, contentTop } = settings.insets;
  const place = byId('frame-place');
  place.style.setProperty('--inset-top', `${top + contentTop}px`);
  place.style.setProperty('--inset-bottom', `${bottom}px`);
}

/** Takes back what a Mini App made of the window. */
export function resetWindow() {
  for (const id of ['back', 'app-settings', 'main-button', 'secondary-button']) {
    byId(id).hidden = true;
  }
  for (const name of ['--app-header', '--app-header-ink', '--app-background', '--app-bottom']) {
    byId('window').style.removeProperty(name);
  }
  setMinimized(false);
}

export function setMinimized(minimized) {
  byId('frame-place').classList.toggle('minimized', minimized);
  byId('minimize').setAttribute('aria-pressed', String(minimized));
  byId('minimize').textContent = minimized ? 'Развернуть' : 'Свернуть';
}

/** Paints a part of the window in a colour, or in one of the theme by its key. */
export function paint(part, { color_key: key, color }) {
  const value = color ?? colors()[key];
  if (!/^#[0-9a-f]{6}$/i.test(value ?? '')) return;
  byId('window').style.setProperty(`--app-${part}`, value);
  if (part === 'header') byId('window').style.setProperty('--app-header-ink', inkOn(value));
}

/** Draws the main or the secondary button as the Mini App wishes it. */
export function drawButton(id, wish) {
  const button = byId(id);
  const isMain = id === 'main-button';
  button.textContent = wish.text ?? '';
  button.hidden = !wish.is_visible || !wish.text?.trim();
  button.disabled = wish.is_active === false;
  button.setAttribute('aria-busy', String(wish.is_progress_visible === true));
  button.style.background = wish.color ?? colors()[isMain ? 'button_color' : 'secondary_bg_color'];
  button.style.color = wish.text_color ?? colors()[isMain ? 'button_text_color' : 'button_color'];
}

function inkOn(color) {
  const [red = 0, green = 0, blue = 0] = (color.match(/[0-9a-f]{2}/gi) ?? []).map((pair) =>
    Number.parseInt(pair, 16),
  );
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150 ? '#000000' : '#ffffff';
}
