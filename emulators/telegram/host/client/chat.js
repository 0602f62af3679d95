import { ask, tell } from './api.js';
import { askUser, toast } from './dialog.js';
import { byId } from './element.js';
import { followLink } from './links.js';
import { messageView } from './message-view.js';
import { openApp } from './mini-app.js';
import { launchOptions } from './settings.js';

/** The chat as last seen. */
export let view = null;
const shown = new Map();

/** Shows the user's chat and keeps it up to date. */
export async function watchChat(userId) {
  let revision = '';
  for (;;) {
    try {
      view = await ask(`/chat?id=${userId}${revision}`);
      revision = `&revision=${view.revision}`;
      show();
    } catch (error) {
      if (error.status === 404) return location.reload();
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }
}

export async function say(text) {
  await tell('/messages', { userId: view.user.id, text }).catch((error) => toast(error.message));
}

export async function openMenuApp() {
  const launch = { userId: view.user.id, ...launchOptions() };
  await tell('/launch', launch).then(openApp, (error) => toast(error.message));
}

function show() {
  const { bot, user, menuButton, messages } = view;
  byId('bot-name').textContent = bot.name;
  byId('app-title').textContent = bot.name;
  byId('menu').hidden = menuButton.type !== 'web_app';
  byId('menu').textContent = menuButton.text ?? '';
  byId('block').hidden = user.blocked || messages.length === 0;
  byId('unblock').hidden = !user.blocked;
  byId('start').hidden = user.blocked || messages.length > 0;
  byId('say').hidden = user.blocked;
  showMessages(messages);
}

function showMessages(messages) {
  const list = byId('messages');
  for (const message of messages) showMessage(list, message);
}

function showMessage(list, message) {
  const json = JSON.stringify(message);
  const before = shown.get(message.messageId);
  if (before?.json === json) return;
  const item = messageView(message, { press, follow: followLink });
  shown.set(message.messageId, { json, item });
  if (before) {
    before.item.replaceWith(item);
    return;
  }
  list.append(item);
  list.scrollTop = list.scrollHeight;
}

async function press(messageId, button) {
  const call = { userId: view.user.id, messageId, button, waitMs: 15_000, launch: launchOptions() };
  const result = await tell('/press', call).catch((error) => toast(error.message));
  switch (result?.kind) {
    case 'url':
      return followLink(result.url);
    case 'web_app':
      return openApp(result);
    case 'callback':
      return showAnswer(result.answer);
  }
}

function showAnswer(answer) {
  if (!answer) return toast('Бот не ответил на нажатие');
  if (!answer.text) return;
  if (!answer.showAlert) return toast(answer.text);
  return askUser({ title: '', message: answer.text, buttons: [{ id: 'ok', text: 'ОК' }] });
}
