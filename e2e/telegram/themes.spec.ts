import { placeOrder } from '../world/shop';
import { expect, test } from '../world/telegram-fixtures';
import { COLOUR_RULES, violationsOn } from '../world/violations-on';

/** Colours as clients really have them, pale links and all; the first tells only what 6.0 knows. */
const THEMES: Record<string, Record<string, string>> = {
  'old client': {
    bg_color: '#ffffff',
    text_color: '#222222',
    hint_color: '#a8a8a8',
    link_color: '#2678b6',
    button_color: '#50a8eb',
    button_text_color: '#ffffff',
  },
  'iOS by day': {
    bg_color: '#ffffff',
    text_color: '#000000',
    link_color: '#007aff',
    button_color: '#007aff',
    secondary_bg_color: '#efeff4',
    section_bg_color: '#ffffff',
    section_separator_color: '#c8c7cc',
    destructive_text_color: '#ff3b30',
  },
  'iOS by night': {
    bg_color: '#000000',
    text_color: '#ffffff',
    link_color: '#3e88f7',
    button_color: '#3e88f7',
    secondary_bg_color: '#1c1c1d',
    section_bg_color: '#2c2c2e',
    section_separator_color: '#545458',
    destructive_text_color: '#eb5545',
  },
  'Android blue': {
    bg_color: '#17212b',
    text_color: '#f5f5f5',
    link_color: '#6ab3f3',
    button_color: '#5288c1',
    secondary_bg_color: '#232e3c',
    section_bg_color: '#17212b',
    destructive_text_color: '#ec3942',
  },
  'a tinted one': {
    bg_color: '#f3efe6',
    text_color: '#3b3226',
    link_color: '#d9a441',
    button_color: '#e0b050',
    secondary_bg_color: '#e9e2d3',
    section_bg_color: '#f3efe6',
    destructive_text_color: '#e06c5f',
  },
};

for (const [at, [name, theme]] of Object.entries(THEMES).entries()) {
  test(`All can be read in the colours of ${name}`, async ({ page, shop, telegram, prodamus }) => {
    await page.addInitScript('window.TelegramWebviewProxy = { postEvent() {} }');
    const unpaid = await placeOrder(shop);
    const paid = await placeOrder(shop);
    await prodamus.pay(paid.orderNumber);
    const user = await telegram.user();
    const pages = [`${shop.url}/telegram`, `${shop.url}/sample`, unpaid.orderUrl, paid.orderUrl];
    for (const url of pages) {
      const launch = new URL((await telegram.launch(user, { url, platform: 'ios' })).url);
      const params = new URLSearchParams(launch.hash.slice(1));
      params.set('tgWebAppThemeParams', JSON.stringify(theme));
      launch.hash = params.toString();
      await page.goto('about:blank');
      await page.goto(launch.href);
      await expect(page.locator('html')).toHaveAttribute('data-theme');
      if (url.endsWith('/telegram')) {
        await page.getByRole('button', { name: /Оформить/ }).click();
        await expect(page.locator('#birthDate-error')).toBeVisible();
      }
      // What axe finds without regard to colours is the same in all.
      expect(await violationsOn(page, at > 0 ? COLOUR_RULES : undefined)).toEqual([]);
    }
  });
}
