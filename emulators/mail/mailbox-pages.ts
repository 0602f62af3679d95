import type { Hono } from 'hono';
import { html } from 'hono/html';
import { type Env, newApp } from '../listen';
import type { ArrivedLetter, Mailbox } from './mailbox';

/** The pages of the mailbox: the list, a letter, what is attached to it. */
export function mailboxPages({ letters }: Mailbox): Hono<Env> {
  const letterAt = (index: string) => letters[Number(index)];
  return newApp()
    .get('/', (c) => c.html(list(letters)))
    .get('/letters/:at{\\d+}', (c) => {
      const letter = letterAt(c.req.param('at'));
      return letter ? c.html(shown(letter, c.req.param('at'))) : c.notFound();
    })
    .get('/letters/:at{\\d+}/html', (c) => {
      const letter = letterAt(c.req.param('at'));
      return letter ? c.html(letter.html) : c.notFound();
    })
    .get('/letters/:at{\\d+}/:part{\\d+}/:name?', (c) => {
      const file = letterAt(c.req.param('at'))?.attachments[Number(c.req.param('part'))];
      if (!file) return c.notFound();
      return c.body(new Uint8Array(file.bytes), 200, { 'Content-Type': file.type });
    })
    .notFound((c) => c.html(layout('Такого письма нет', ''), 404));
}

function list(letters: readonly ArrivedLetter[]) {
  const rows = letters.map(
    ({ to, subject, at }, index) =>
      html`<li><a href="/letters/${index}">${subject}</a><br><small>${to}, ${at}</small></li>`,
  );
  const empty = html`<p>Писем пока нет. Закажите разбор с адресом почты.</p>`;
  const all = html`<ol reversed>${rows.toReversed()}</ol>`;
  return layout('Почта стенда', rows.length > 0 ? all : empty);
}

function shown({ subject, to, from, attachments }: ArrivedLetter, at: string) {
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

function layout(title: string, content: ReturnType<typeof html> | '') {
  return html`<!doctype html><html lang="ru"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>${title}</title>
    <style>body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 sans-serif}
    iframe{width:100%;height:70vh;border:1px solid #bbb}small{color:#666}</style>
    <p><small>Стенд почты: письма никуда не уходят.</small></p><h1>${title}</h1>${content}</html>`;
}
