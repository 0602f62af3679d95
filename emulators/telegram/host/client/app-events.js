import { tell } from './api.js';
import { drawButton, paint } from './app-window.js';
import { view } from './chat.js';
import { askUser, isAsking } from './dialog.js';
import { byId } from './element.js';
import { hearClick, openLink, openTelegramPath, trustToldClicks } from './links.js';
import { app, closeApp, emit } from './mini-app.js';
import { settings } from './settings.js';
import { colors } from './theme.js';

const isWebK = settings.platform === 'webk';
const POPUP_WORDS = { ok: 'ОК', close: 'Закрыть', cancel: 'Отмена' };

/** What this client does on an event of a Mini App: the version that brought it, and the deed. */
export const APP_EVENTS = {
  stand_tells_clicks: ['6.0', () => trustToldClicks()],
  stand_click: ['6.0', () => hearClick()],
  iframe_ready: ['6.0', () => {}],
  iframe_will_reload: ['6.0', () => clearTimeout(app.reloading)],
  web_app_ready: ['6.0', () => {}],
  web_app_expand: ['6.0', () => {}],
  web_app_close: ['6.0', () => closeApp()],
  web_app_request_theme: ['6.0', () => emit('theme_changed', { theme_params: colors() })],
  web_app_request_viewport: ['6.0', () => isWebK || tellViewport()],
  web_app_request_safe_area: ['8.0', () => isWebK || emit('safe_area_changed', safeArea())],
  web_app_request_content_safe_area: [
    '8.0',
    () => isWebK || emit('content_safe_area_changed', contentSafeArea()),
  ],
  web_app_setup_main_button: ['6.0', (wish) => drawButton('main-button', wish)],
  web_app_setup_secondary_button: ['7.10', (wish) => drawButton('secondary-button', wish)],
  web_app_setup_back_button: ['6.1', ({ is_visible }) => show('back', is_visible)],
  web_app_setup_settings_button: ['6.10', ({ is_visible }) => show('app-settings', is_visible)],
  web_app_setup_closing_behavior: [
    '6.2',
    ({ need_confirmation }) => {
      app.needConfirmation = need_confirmation === true;
    },
  ],
  web_app_set_header_color: ['6.1', (wish) => paint('header', wish)],
  web_app_set_background_color: ['6.1', (wish) => paint('background', wish)],
  web_app_set_bottom_bar_color: ['7.10', (wish) => paint('bottom', wish)],
  web_app_trigger_haptic_feedback: ['6.1', () => {}],
  web_app_setup_swipe_behavior: ['7.7', () => {}],
  web_app_open_popup: ['6.2', openPopup],
  web_app_open_link: ['6.0', ({ url }) => openLink(url)],
  web_app_open_tg_link: ['6.0', ({ path_full }) => openTelegramPath(path_full)],
  web_app_request_write_access: ['6.9', requestWriteAccess],
  web_app_request_phone: ['6.9', () => emit('phone_requested', { status: 'cancelled' })],
  web_app_invoke_custom_method: [
    '6.9',
    ({ req_id }) => emit('custom_method_invoked', { req_id, error: 'METHOD_UNSUPPORTED' }),
  ],
  web_app_request_file_download: [
    '8.0',
    () => emit('file_download_requested', { status: 'cancelled' }),
  ],
  web_app_send_prepared_message: [
    '8.0',
    () => emit('prepared_message_failed', { error: 'UNSUPPORTED' }),
  ],
  web_app_check_home_screen: ['8.0', () => emit('home_screen_checked', { status: 'unsupported' })],
  web_app_add_to_home_screen: ['8.0', () => emit('home_screen_failed', { error: 'UNSUPPORTED' })],
};

/** Tells the size of the frame as a viewport. */
export function tellViewport() {
  const { width, height } = byId('frame-place').getBoundingClientRect();
  emit('viewport_changed', { width, height, is_expanded: true, is_state_stable: true });
}

function safeArea() {
  const { top, bottom } = settings.insets;
  return { top, bottom, left: 0, right: 0 };
}

function contentSafeArea() {
  return { top: settings.insets.contentTop, bottom: 0, left: 0, right: 0 };
}

function show(id, isVisible) {
  byId(id).hidden = isVisible !== true;
  if (id === 'back') byId('close').hidden = false;
}

async function openPopup({ title = '', message = '', buttons = [] }) {
  if (isAsking() || !message.trim() || buttons.length < 1 || buttons.length > 3) {
    return emit('popup_closed', {});
  }
  const shown = buttons.map(({ id, type, text }) => ({
    id,
    text: POPUP_WORDS[type] ?? text ?? '',
    kind: type,
  }));
  const button_id = await askUser({ title, message, buttons: shown });
  emit('popup_closed', button_id === null ? {} : { button_id });
}

async function requestWriteAccess() {
  const { id, mayBeWritten, blocked } = view.user;
  const isAllowed = (mayBeWritten && !blocked) || (await asksToWrite());
  if (isAllowed) await tell('/write-access', { userId: id });
  emit('write_access_requested', { status: isAllowed ? 'allowed' : 'cancelled' });
}

async function asksToWrite() {
  const answer = await askUser({
    title: 'Разрешить боту писать вам?',
    message: `«${view.bot.name}» сможет присылать сообщения.`,
    buttons: [
      { id: 'deny', text: 'Не разрешать' },
      { id: 'allow', text: 'Разрешить' },
    ],
  });
  return answer === 'allow';
}
