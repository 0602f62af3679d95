import { expect, it } from 'vitest';
import { appLinks, orderOfStartParam, orderStartParam } from './links';

const BOT = { linkOrigin: 'https://t.me', username: 'chakra_bot', appName: null };
const ID = '019300aa-0000-7000-8000-000000000001';

it('lead to the main Mini App or to the named one, by the web and by the program', () => {
  expect(appLinks(BOT, 'o_1')).toEqual({
    web: 'https://t.me/chakra_bot?startapp=o_1',
    app: 'tg://resolve?domain=chakra_bot&startapp=o_1',
  });
  const other = { ...BOT, linkOrigin: 'https://telegram.me', appName: 'map' };
  expect(appLinks(other, 'o_1')).toEqual({
    web: 'https://telegram.me/chakra_bot/map?startapp=o_1',
    app: 'tg://resolve?domain=chakra_bot&appname=map&startapp=o_1',
  });
});

it('carry an order there and back within what Telegram lets through', () => {
  const param = orderStartParam(ID);

  expect(param).toMatch(/^[A-Za-z0-9_-]{1,512}$/);
  expect(orderOfStartParam(param)).toBe(ID);
  for (const other of ['', 'o_', `x_${ID}`, `${param}0`, 'o_../../admin']) {
    expect(orderOfStartParam(other)).toBeNull();
  }
});
