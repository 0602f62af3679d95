import { chatOf, type Emulator } from '../emulator';
import type { Message } from '../message';
import { apiChat, apiUser } from '../user';

/** The bot as the Bot API shows it. */
export function apiBot({ options, botId }: Emulator) {
  return { id: botId, is_bot: true, first_name: options.name, username: options.username };
}

/** A message as the Bot API shows it. */
export function apiMessage(emulator: Emulator, message: Message) {
  const chat = chatOf(emulator, message.chatId);
  const author = message.userId === null ? null : emulator.users.get(message.userId);
  return {
    message_id: message.messageId,
    from: author ? apiUser(author) : apiBot(emulator),
    chat: chat ? apiChat(chat) : { id: message.chatId, type: 'private' },
    date: message.date,
    ...(message.editDate ? { edit_date: message.editDate } : {}),
    ...saidBy(message),
    ...message.service,
    ...(message.buttons.length > 0 ? { reply_markup: { inline_keyboard: message.buttons } } : {}),
  };
}

function saidBy({ text, entities, document }: Message): Record<string, unknown> {
  if (!document) {
    return text ? { text, ...(entities.length > 0 ? { entities } : {}) } : {};
  }
  return {
    document: {
      file_name: document.name,
      mime_type: document.mime,
      file_id: document.id,
      file_unique_id: document.id.slice(-16),
      file_size: document.bytes.length,
    },
    ...(text ? { caption: text } : {}),
    ...(text && entities.length > 0 ? { caption_entities: entities } : {}),
  };
}
