import type { Context } from 'hono';
import type { Emulator } from '../emulator';
import { type Link, linkUrl } from './link';

const JSON_NAMES = { json: 'payment_link', 'json-url': 'url', 'json-link': 'link' } as const;

/** The answer to `do=link`: the bare URL, or what a fault puts in its place. */
export function linkAnswer(emulator: Emulator, c: Context, link: Link): Response {
  const shape = emulator.faults.linkAnswer;
  const url = linkUrl(emulator, link);
  switch (shape) {
    case 'json':
    case 'json-url':
    case 'json-link':
      return openAnswer(c, 'application/json', JSON.stringify({ [JSON_NAMES[shape]]: url }));
    case 'redirect':
      return c.redirect(url);
    case 'none':
      return bare(c, 'Сервис временно недоступен, попробуйте позже.');
    case 'static':
      return bare(c, `${emulator.url}/`);
    case 'foreign':
      return bare(c, `https://pay.example.com/${link.code}/`);
    case undefined:
      return bare(c, url);
    default:
      return shape satisfies never;
  }
}

/** An answer to `do=link`, which programs of any origin may read. */
export function openAnswer(c: Context, contentType: string, body: string): Response {
  return c.body(body, 200, { 'Content-Type': contentType, 'Access-Control-Allow-Origin': '*' });
}

/** The live service labels even a bare URL so. */
function bare(c: Context, body: string): Response {
  return openAnswer(c, 'text/html; charset=WINDOWS-1251', body);
}
