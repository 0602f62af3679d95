import { type Html, html } from '../html';
import { page, type Reply } from '../http';
import type { ArrivedLetter, Mailbox } from './mailbox';

/** The pages of the mailbox: the list, a letter, what is attached to it. */
export function mailboxPage({ letters }: Mailbox, path: string): Reply {
  const [, at = '', part] = /^\/letters\/(\d+)(?:\/(html|\d+)(?:\/.*)?)?$/.exec(path) ?? [];
  const letter = at ? letters[Number(at)] : undefined;
  if (path === '/') return page(200, list(letters).text);
  if (!letter) return page(404, layout('Такого письма нет', html``).text);
  if (part === undefined) return page(200, shown(letter, at).text);
  if (part === 'html') return page(200, letter.html);
  const attachment = letter.attachments[Number(part)];
  if (!attachment) return page(404, layout('Такого файла нет', html``).text);
  return { status: 200, headers: { 'Content-Type': attachment.type }, body: attachment.bytes };
}

function list(letters: readonly ArrivedLetter[]): Html {
  const rows = letters.map(({ to, subject, at }, index) => {
    const link = html`<a href="/letters/${index}">${subject}</a>`;
    return html`<li>${link}<br><small>${to}, ${at}</small></li>`;
  });
  const empty = html`<p>Писем пока нет. Закажите разбор с адресом почты.</p>`;
  const all = html`<ol reversed>${rows.toReversed()}</ol>`;
  return layout('Почта стенда', rows.length > 0 ? all : empty);
}

function shown({ subject, to, from, attachments }: ArrivedLetter, at: string): Html {
  const files = attachments.map(
    ({ name }, index) =>
      html`<a href="/letters/${at}/${index}/${encodeURIComponent(name)}">${name}</a> `,
  );
  return layout(
    subject,
    html`<p><a href="/">Все письма</a></p><p>Кому: ${to}<br>От: ${from}</p><p>${files}</p>
      <iframe title="Письмо" sandbox="allow-popups" src="/letters/${at}/html"></iframe>`,
  );
}

function layout(title: string, content: Html): Html {
  return html`<!doctype html><html lang="ru"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${title}</title>
    <style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}
    iframe{width:100%;height:70vh;border:1px solid #bbb}small{color:#666}</style>
    <p><small>Стенд почты: письма никуда не уходят.</small></p><h1>${title}</h1>${content}</html>`;
}
