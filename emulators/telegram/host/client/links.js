import { tell } from './api.js';
import { say, view } from './chat.js';
import { toast } from './dialog.js';
import { note } from './log.js';
import { openApp } from './mini-app.js';
import { launchOptions } from './settings.js';

/** A link outside opens only this long after a click, and one per click. */
const TIMEOUT_MS = 10_000;
/** How long Chromium counts a click as fresh. */
const ACTIVATION_MS = 5_000;
const SAMPLE_MS = 100;

const clicks = { own: 0, active: 0, told: false };

// A frame's clicks are not told, but they make this page active too: so it looks now and then.
setInterval(look, SAMPLE_MS);
for (const type of ['pointerdown', 'keydown']) {
  addEventListener(
    type,
    () => {
      clicks.own = Date.now();
    },
    true,
  );
}

/** From now on only told clicks count: a page that a test tool drives looks active always. */
export function trustToldClicks() {
  clicks.told = true;
}

/** Takes a click that the frame tells of. */
export function hearClick() {
  clicks.own = Date.now();
}

function look() {
  if (navigator.userActivation?.isActive) clicks.active = Date.now();
}

/** Opens a link that a Mini App asked for: in a new tab, or not at all and without a word. */
export function openLink(url) {
  look();
  const now = Date.now();
  const isFresh = !clicks.told && now - clicks.active <= TIMEOUT_MS - ACTIVATION_MS;
  const isLate = !isFresh && now - clicks.own > TIMEOUT_MS;
  if (isLate || !/^https?:/.test(url)) return note('nobody', 'ссылка не открыта', { url });
  clicks.own = 0;
  clicks.active = 0;
  window.open(url, '_blank', 'noopener');
  note('nobody', 'ссылка открыта', { url });
}

/** Follows a link of the chat: to the bot itself, or to a new tab. */
export function followLink(url) {
  const own = botLink(url);
  if (own) return followBotLink(own);
  window.open(url, '_blank', 'noopener');
}

/** Follows a `t.me` link that a Mini App asked for. */
export function openTelegramPath(path) {
  followLink(`https://t.me${path}`);
}

async function followBotLink(params) {
  if (params.has('startapp')) {
    const launch = { userId: view.user.id, ...launchOptions(params.get('startapp')) };
    return tell('/launch', launch).then(openApp, (error) => toast(error.message));
  }
  if (params.has('start')) return say(`/start ${params.get('start')}`.trim());
}

/** What a link to the bot carries; null is a link to something else. */
function botLink(address) {
  const url = URL.canParse(address) ? new URL(address) : null;
  const bot = view?.bot.username.toLowerCase();
  if (!url || !bot) return null;
  if (url.protocol === 'tg:') {
    return url.searchParams.get('domain')?.toLowerCase() === bot ? url.searchParams : null;
  }
  const isTelegram = ['t.me', 'telegram.me', location.host].includes(url.host);
  const name = url.pathname.split('/')[1]?.toLowerCase();
  return isTelegram && name === bot ? url.searchParams : null;
}
