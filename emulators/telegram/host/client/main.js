import { tell } from './api.js';
import { APP_EVENTS, tellViewport } from './app-events.js';
import { setMinimized } from './app-window.js';
import { openMenuApp, say, view, watchChat } from './chat.js';
import { toast } from './dialog.js';
import { byId } from './element.js';
import { note } from './log.js';
import { app, askToClose, emit, openApp, reloadApp } from './mini-app.js';
import { hasVersion, launchOptions, settings } from './settings.js';
import { colors, loadThemes, setTheme } from './theme.js';
import { pickUser, startAnew } from './users.js';

addEventListener('message', ({ source, data }) => {
  if (!app.frame || source !== app.frame.contentWindow || typeof data !== 'string') return;
  const { eventType, eventData } = JSON.parse(data);
  note('app', eventType, eventData);
  const [since, action] = APP_EVENTS[eventType] ?? [];
  if (action && !settings.silent && hasVersion(since)) action(eventData ?? {});
});

const CLICKS = {
  start: () => say('/start'),
  block: () => tell('/block', { userId: view.user.id }),
  unblock: () => tell('/unblock', { userId: view.user.id }),
  menu: openMenuApp,
  back: () => emit('back_button_pressed'),
  close: askToClose,
  'app-settings': () => emit('settings_button_pressed'),
  'main-button': () => emit('main_button_pressed'),
  'secondary-button': () => emit('secondary_button_pressed'),
  'reload-app': reloadApp,
  'new-user': startAnew,
  minimize() {
    const minimized = byId('minimize').getAttribute('aria-pressed') !== 'true';
    setMinimized(minimized);
    if (hasVersion('8.0')) emit('visibility_changed', { is_visible: !minimized });
  },
};
for (const [id, action] of Object.entries(CLICKS))
  byId(id).addEventListener('click', () => action());

byId('say').addEventListener('submit', (event) => {
  event.preventDefault();
  const text = byId('text').value.trim();
  byId('text').value = '';
  if (text) say(text);
});

byId('settings').elements.theme.addEventListener('change', ({ target }) => {
  setTheme(target.value);
  emit('theme_changed', { theme_params: colors() });
});

addEventListener('resize', () => settings.platform === 'webk' || tellViewport());

function showSettings() {
  const { elements } = byId('settings');
  elements.platform.value = settings.platform;
  elements.version.value = settings.version;
  elements.theme.value = settings.theme;
  elements.insets.value = Object.values(settings.insets).join(',');
  elements.silent.checked = settings.silent;
  elements.signature.checked = !settings.signature;
}

setTheme(settings.theme);
showSettings();
await loadThemes();
const { id: userId } = await pickUser();
void watchChat(userId);
if (settings.start !== null) {
  await tell('/messages', { userId, text: `/start ${settings.start}`.trim() });
}
if (settings.startapp !== null) {
  const launch = { userId, ...launchOptions(settings.startapp) };
  await tell('/launch', launch).then(openApp, (error) => toast(error.message));
}
