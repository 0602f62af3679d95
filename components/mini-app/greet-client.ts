import type { Launch } from './launch-script';
import type { MiniApp } from './mini-app';

/** Introduces the page to the client, takes its colours and sizes, and follows both. */
export function greetClient(app: MiniApp, launch: Launch): void {
  app.listen('reload_iframe', () => reload(app, launch));
  app.listen('theme_changed', ({ theme_params }) => {
    takeTheme(launch, theme_params);
    paintClient(app);
  });
  app.listen('viewport_changed', ({ height, is_state_stable }) => {
    setSize('viewport-height', height);
    if (is_state_stable) setSize('viewport-stable-height', height);
  });
  app.listen('safe_area_changed', (insets) => setInsets('safe-area-inset', insets));
  app.listen('content_safe_area_changed', (insets) => setInsets('content-safe-area-inset', insets));

  app.send('iframe_ready', { reload_supported: true });
  app.send('web_app_request_theme');
  app.send('web_app_request_viewport');
  app.send('web_app_request_safe_area');
  app.send('web_app_request_content_safe_area');
  paintClient(app);
  app.send('web_app_setup_swipe_behavior', { allow_vertical_swipe: false });
  app.send('web_app_expand');
  requestAnimationFrame(() => setTimeout(() => app.send('web_app_ready')));
}

/** Makes the client's own bars one with the page. */
function paintClient(app: MiniApp): void {
  const { style } = document.documentElement;
  const colour = style.getPropertyValue('--tg-theme-secondary-bg-color');
  if (!isColour(colour)) return;
  app.send('web_app_set_header_color', { color_key: 'secondary_bg_color' });
  app.send('web_app_set_background_color', { color: colour });
  app.send('web_app_set_bottom_bar_color', { color: colour });
}

function isColour(text: string): text is `#${string}` {
  return text.startsWith('#');
}

/** Where the tab keeps nothing, the launch goes back into the address, to be there after loading. */
function reload(app: MiniApp, { params }: Launch): void {
  try {
    sessionStorage.getItem('telegram-launch');
  } catch {
    history.replaceState(history.state, '', `#${params}`);
  }
  app.send('iframe_will_reload');
  location.reload();
}

/** Paints, and keeps the colours for the next documents of this tab. */
function takeTheme({ params, paint }: Launch, theme: object): void {
  paint(theme);
  try {
    const kept = new URLSearchParams(params);
    kept.set('tgWebAppThemeParams', JSON.stringify(theme));
    sessionStorage.setItem('telegram-launch', kept.toString());
  } catch {
    // Nothing is kept where storage is denied; the client tells its colours again.
  }
}

type Insets = { top: number; bottom: number; left: number; right: number };

function setInsets(name: string, insets: Insets): void {
  for (const side of ['top', 'bottom', 'left', 'right'] as const) {
    setSize(`viewport-${name}-${side}`, insets[side]);
  }
}

function setSize(name: string, pixels: number): void {
  if (Number.isFinite(pixels)) {
    document.documentElement.style.setProperty(`--tg-${name}`, `${pixels}px`);
  }
}
