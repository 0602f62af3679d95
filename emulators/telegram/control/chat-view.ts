import type { InlineButton } from '../bot-api/reply-markup';
import { type Emulator, messagesOf } from '../emulator';
import type { Content, Message } from '../message';

/** A chat as the control API shows it: every message as it stands now, with what it was before. */
export function chatView(emulator: Emulator, chatId: number) {
  const user = emulator.users.get(chatId);
  return {
    chatId,
    revision: emulator.revision,
    bot: {
      name: emulator.options.name,
      username: emulator.options.username,
      commands: emulator.commands,
    },
    user: user ?? null,
    menuButton: emulator.menuButtons.get(chatId) ??
      emulator.menuButtons.get('default') ?? { type: 'default' },
    messages: messagesOf(emulator, chatId).map((message) => messageView(emulator, message)),
  };
}

function messageView({ url }: Emulator, message: Message) {
  const { document } = message;
  return {
    messageId: message.messageId,
    from: message.userId === null ? 'bot' : 'user',
    userId: message.userId,
    at: new Date(message.date * 1000).toISOString(),
    editedAt: message.editDate ? new Date(message.editDate * 1000).toISOString() : null,
    ...contentView(message),
    document: document
      ? {
          name: document.name,
          mime: document.mime,
          size: document.bytes.length,
          url: `${url}/files/${document.id}/${encodeURIComponent(document.name)}`,
        }
      : null,
    service: message.service,
    history: message.history.map((content) => ({
      ...contentView(content),
      until: new Date(content.until * 1000).toISOString(),
    })),
  };
}

function contentView({ text, entities, buttons }: Content) {
  return { text, entities, buttons: buttons.map((row) => row.map(buttonView)) };
}

function buttonView({ text, url, callback_data, web_app }: InlineButton) {
  if (url !== undefined) return { text, type: 'url', value: url };
  if (web_app) return { text, type: 'web_app', value: web_app.url };
  return { text, type: 'callback', value: callback_data ?? '' };
}
