import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ArrivedLetter, Mailbox } from './mailbox';

/** Answers the pages of the mailbox: the list, a letter, an attachment. */
export function answerPages(
  { letters }: Mailbox,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { pathname } = new URL(request.url ?? '/', 'http://stand');
  const [, at, part] = /^\/letters\/(\d+)(?:\/(html|\d+)(?:\/.*)?)?$/.exec(pathname) ?? [];
  const letter = at === undefined ? undefined : letters[Number(at)];
  const attachment = letter?.attachments[Number(part)];
  if (pathname === '/') send(response, 'text/html', list(letters));
  else if (!letter) send(response, 'text/plain', 'Такого письма нет', 404);
  else if (part === undefined) send(response, 'text/html', shown(letter, Number(at)));
  else if (part === 'html') send(response, 'text/html', letter.html);
  else if (attachment) send(response, attachment.type, attachment.bytes);
  else send(response, 'text/plain', 'Такого файла нет', 404);
}

function send(response: ServerResponse, type: string, body: string | Buffer, status = 200): void {
  const charset = type.startsWith('text/') ? '; charset=utf-8' : '';
  response.writeHead(status, { 'Content-Type': `${type}${charset}` }).end(body);
}

function list(letters: readonly ArrivedLetter[]): string {
  const rows = letters.map(
    ({ to, subject, at }, index) =>
      `<li><a href="/letters/${index}">${escaped(subject)}</a><br><small>${escaped(to)}, ${at}</small></li>`,
  );
  const content = rows.length > 0 ? `<ol reversed>${rows.toReversed().join('')}</ol>` : EMPTY;
  return page('Почта стенда', content);
}

const EMPTY = '<p>Писем пока нет. Закажите разбор с адресом почты.</p>';

function shown({ subject, to, from, attachments }: ArrivedLetter, at: number): string {
  const files = attachments.map(
    ({ name }, index) =>
      `<a href="/letters/${at}/${index}/${encodeURIComponent(name)}">${escaped(name)}</a>`,
  );
  return page(
    subject,
    `<p><a href="/">Все письма</a></p><p>Кому: ${escaped(to)}<br>От: ${escaped(from)}</p>
    <p>${files.join(', ')}</p>
    <iframe title="Письмо" sandbox="allow-popups" src="/letters/${at}/html"></iframe>`,
  );
}

function page(title: string, content: string): string {
  return `<!doctype html><html lang="ru"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title><style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}
iframe{width:100%;height:70vh;border:1px solid #bbb}small{color:#666}</style>
<p><small>Стенд почты: письма никуда не уходят.</small></p><h1>${escaped(title)}</h1>${content}</html>`;
}

function escaped(text: string): string {
  const entities: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
  };
  return text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
}
