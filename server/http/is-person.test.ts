import { expect, it } from 'vitest';
import { isPerson } from './is-person';

const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148';
const asking = (headers: Record<string, string>, method = 'GET') =>
  isPerson(method, new Headers({ 'user-agent': PHONE, ...headers }));

it('a browser that shows a page is a person', () => {
  expect(asking({})).toBe(true);
});

it.each([
  ['a question for the head only', {}, 'HEAD'],
  ['a form that is posted', {}, 'POST'],
  ['a prefetch of Next', { 'next-router-prefetch': '1' }],
  ['a prefetch of the browser', { 'sec-purpose': 'prefetch;prerender' }],
  ['a search engine', { 'user-agent': 'Mozilla/5.0 (compatible; YandexBot/3.0)' }],
  ['the preview of a messenger', { 'user-agent': 'TelegramBot (like TwitterBot)' }],
  ['a program', { 'user-agent': 'curl/8.5.0' }],
  ['nobody who says who it is', { 'user-agent': '' }],
])('%s is not', (_, headers, method = 'GET') => {
  expect(asking(headers, method)).toBe(false);
});
