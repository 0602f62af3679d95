import { micromark } from 'micromark';
import { createElement as h } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Markdown } from './markdown';
import { toMarkdown } from './to-markdown';

const shown = (text: string) => renderToStaticMarkup(h(Markdown, { text }));

it.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  'текст <b onclick="alert(1)">жирный</b>',
  '<iframe src="https://example.com"></iframe>',
])('HTML is shown as it was typed: %s', (text) => {
  expect(shown(text).replaceAll(/<\/?(?:div|p)>/g, '')).not.toMatch(/<\w/);
});

it.each([
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '<javascript:alert(1)>',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '![x](javascript:alert(1))',
  '[x][1]\n\n[1]: vbscript:alert(1)',
])('a dangerous address leads nowhere: %s', (text) => {
  expect(shown(text)).not.toMatch(/(?:href|src)="[^"]/);
});

it('headings, lists and links are what they are', () => {
  expect(shown('## Раздел\n\n- [да](/privacy)')).toContain('<h2>Раздел</h2>');
  expect(shown('- [да](/privacy)')).toContain('<li><a href="/privacy">да</a></li>');
});

it('a text of the product becomes Markdown that says the same', () => {
  const Seller = ({ name }: { name: string }) => h('p', null, name, '.');
  const text = [
    h('h2', { key: 1 }, '1. Продавец'),
    h(Seller, { key: 2, name: 'ИП *Анна* <a>' }),
    h(
      'ul',
      { key: 3 },
      h('li', { key: 1 }, h('b', null, 'Дата'), ' нужна'),
      h('li', { key: 2 }, 'да'),
    ),
    h('p', { key: 4 }, 'См. ', h('a', { href: '/privacy' }, 'политику')),
  ];

  const markdown = toMarkdown(text);

  expect(markdown).toBe(
    '## 1. Продавец\n\nИП \\*Анна\\* \\<a\\>.\n\n- **Дата** нужна\n- да\n\nСм. [политику](/privacy)',
  );
  expect(micromark(markdown)).toBe(
    '<h2>1. Продавец</h2>\n<p>ИП *Анна* &lt;a&gt;.</p>\n<ul>\n<li><strong>Дата</strong> нужна</li>\n<li>да</li>\n</ul>\n<p>См. <a href="/privacy">политику</a></p>',
  );
});
