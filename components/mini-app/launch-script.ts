/** What the script in the head leaves for the code of the Mini App. */
export type Launch = {
  /** The launch parameters as the client gave them, a query. */
  params: string;
  /** Whether they came with this address; otherwise an earlier document of this tab got them. */
  isFresh: boolean;
  /** Puts the colours of the client on the page. */
  paint(theme: unknown): void;
};

declare global {
  interface Window {
    telegramLaunch?: Launch;
  }
}

/**
 * Runs in the head of every page, before anything is painted, and by itself: nothing of this file
 * can be used inside. In a browser it looks at the address and at one key of the tab's storage, and
 * is done. Inside Telegram it takes the launch parameters out of the address (init data is a login
 * token), keeps them for the next documents of the tab, and gives the page the client's colours.
 */
function applyLaunch() {
  const root = document.documentElement;
  const isFramed = window.parent !== window;
  const parts = location.hash.slice(1).split('&');
  const isLaunch = (part: string) => part.startsWith('tgWebApp');
  const isFresh = parts.some(isLaunch);
  let params = parts.filter(isLaunch).join('&');
  try {
    if (isFresh) sessionStorage.setItem('telegram-launch', params);
    else params = sessionStorage.getItem('telegram-launch') ?? '';
  } catch {
    // A frame may be denied storage: then only this document knows.
  }
  if (isFresh) {
    const rest = parts.filter((part) => !isLaunch(part)).join('&');
    const hash = rest && `#${rest}`;
    history.replaceState(history.state, '', location.pathname + location.search + hash);
  }
  if (isFramed) addEventListener('click', keepFrame, true);
  if (params && (isFramed || 'TelegramWebviewProxy' in window)) enter();

  /** No page but ours may open in the frame, also while the code of the Mini App is on its way. */
  function keepFrame({ target }: Event) {
    const link = target instanceof Element && target.closest('a');
    if (link && /^http/.test(link.protocol) && link.origin !== location.origin) {
      link.target = '_blank';
    }
  }

  function enter() {
    const launch = new URLSearchParams(params);
    const platform = launch.get('tgWebAppPlatform') || 'unknown';
    root.dataset.telegram = platform;
    const noSale = (root.dataset.noSaleOn ?? '').split(' ');
    if (noSale.includes(platform.replace('_x', ''))) root.dataset.noSale = '';
    window.telegramLaunch = { params, isFresh, paint };
    try {
      paint(JSON.parse(launch.get('tgWebAppThemeParams') ?? '{}'));
    } catch {
      // Colours that cannot be read leave the page its own.
    }
  }

  function paint(theme: unknown) {
    const colours: [string, string][] = Object.entries(theme ?? {}).filter(
      ([name, colour]) => /^[a-z_]+$/.test(name) && /^#[\da-f]{6}$/i.test(colour),
    );
    for (const [name, colour] of colours) {
      root.style.setProperty(`--tg-theme-${name.replaceAll('_', '-')}`, colour);
    }
    const told = new Map(colours);
    const paper = told.get('bg_color');
    if (!paper || !told.has('text_color')) return;
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
      Number.parseInt(paper.slice(at, at + 2), 16),
    );
    root.dataset.theme = red * 0.299 + green * 0.587 + blue * 0.114 < 128 ? 'dark' : 'light';
  }
}

/** The text of that script. */
export const LAUNCH_SCRIPT = `(${applyLaunch})()`;
