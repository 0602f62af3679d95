import { make } from './element.js';
import { textNodes } from './message-text.js';

const SERVICE_WORDS = { write_access_allowed: 'Боту разрешено писать сообщения' };

/** A message of the chat; `action` has what happens on a pressed button or link. */
export function messageView(message, action) {
  const item = make('li', `message ${message.from}`);
  item.dataset.messageId = message.messageId;
  if (message.service) {
    const [kind] = Object.keys(message.service);
    item.className = 'message service';
    item.append(SERVICE_WORDS[kind] ?? kind);
    return item;
  }
  const bubble = make('div', 'bubble');
  if (message.document) bubble.append(documentView(message.document));
  bubble.append(...textNodes(message.text, message.entities, action.follow));
  bubble.append(make('span', 'when', whenOf(message)));
  item.append(bubble, ...message.buttons.map((row, index) => rowView(message, row, index, action)));
  return item;
}

function documentView({ name, size, url }) {
  const link = make('a', 'document', name, make('small', '', sizeOf(size)));
  link.href = url;
  link.download = name;
  return link;
}

function rowView(message, row, rowIndex, action) {
  const buttons = row.map(({ text }, column) => {
    const button = make('button', '', text);
    button.type = 'button';
    button.addEventListener('click', () => action.press(message.messageId, [rowIndex, column]));
    return button;
  });
  return make('div', 'row', ...buttons);
}

function whenOf({ at, editedAt }) {
  const time = new Date(at).toLocaleTimeString('ru', { hour: '2-digit', minute: '2-digit' });
  return editedAt ? `изменено ${time}` : time;
}

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} Б`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} КБ` : `${(kilobytes / 1024).toFixed(1)} МБ`;
}
