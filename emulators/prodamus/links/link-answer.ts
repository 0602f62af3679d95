import { openAnswer, type Reply, redirect } from '@/emulators/http';
import { textAt } from '@/lib/prodamus/php-array';
import type { Emulator } from '../emulator';
import type { Faults } from '../faults';
import { type Link, linkUrl } from './link';

type Shape = NonNullable<Faults['linkAnswer']> | 'text';

const JSON_NAMES = { json: 'payment_link', 'json-url': 'url', 'json-link': 'link' } as const;

/** The answer to `do=link`: the bare URL, JSON if `type=json` asks for it, or as a fault says. */
export function linkAnswer(emulator: Emulator, link: Link): Reply {
  const asked: Shape = textAt(link.fields, 'type') === 'json' ? 'json' : 'text';
  const shape = emulator.faults.linkAnswer ?? asked;
  const url = linkUrl(emulator, link);
  switch (shape) {
    case 'json':
    case 'json-url':
    case 'json-link':
      return openAnswer('application/json', JSON.stringify({ [JSON_NAMES[shape]]: url }));
    case 'redirect':
      return redirect(302, url);
    case 'none':
      return bare('Сервис временно недоступен, попробуйте позже.');
    case 'static':
      return bare(`${emulator.url}/`);
    case 'foreign':
      return bare(`https://pay.example.com/${link.code}/`);
    case 'text':
      return bare(url);
  }
}

/** The live service labels even a bare URL so. */
function bare(body: string): Reply {
  return openAnswer('text/html; charset=WINDOWS-1251', body);
}
