const given = JSON.parse(document.documentElement.dataset.settings || '{}');
const params = new URLSearchParams({
  ...given,
  ...Object.fromEntries(new URLSearchParams(location.search)),
});

const platform = params.get('platform') ?? 'weba';
const insets = (params.get('insets') || '0,0,0').split(',').map((text) => Number(text) || 0);

/** How this client behaves: from the page's query, else from what the page was made with. */
export const settings = {
  userId: Number(params.get('user')) || null,
  platform,
  version: params.get('version') ?? '9.1',
  theme: params.get('theme') === 'dark' ? 'dark' : 'light',
  silent: params.get('silent') === '1',
  signature: params.get('signature') !== '0',
  insets: { top: insets[0] ?? 0, bottom: insets[1] ?? 0, contentTop: insets[2] ?? 0 },
  authDate: params.has('auth-date') ? Number(params.get('auth-date')) : null,
  startapp: params.get('startapp'),
  start: params.get('start'),
};

export const isPhone = ['ios', 'android', 'android_x'].includes(platform);

/** What a launch is asked for with. */
export function launchOptions(startParam) {
  const { version, theme, signature, authDate } = settings;
  return {
    platform,
    version,
    theme,
    signature,
    ...(authDate === null ? {} : { authDate }),
    ...(startParam == null ? {} : { startParam }),
  };
}

/** Whether this client's version has something that came with another. */
export function hasVersion(since) {
  const [major = 0, minor = 0] = settings.version.split('.').map(Number);
  const [sinceMajor = 0, sinceMinor = 0] = since.split('.').map(Number);
  return major > sinceMajor || (major === sinceMajor && minor >= sinceMinor);
}
