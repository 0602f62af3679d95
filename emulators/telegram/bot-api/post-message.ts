import type { Message } from '../message';
import { changed, messagesOf, type Stand, seconds } from '../stand';

/** Puts a message into a chat. */
export function postMessage(
  stand: Stand,
  message: Pick<Message, 'chatId' | 'userId'> & Partial<Message>,
): Message {
  stand.counters.message += 1;
  const posted: Message = {
    text: '',
    entities: [],
    buttons: [],
    editDate: null,
    document: null,
    service: null,
    silent: false,
    protectedContent: false,
    deleted: false,
    history: [],
    date: seconds(),
    messageId: stand.counters.message,
    ...message,
  };
  messagesOf(stand, posted.chatId).push(posted);
  changed(stand);
  return posted;
}

/** A message of a chat that is still there. */
export function findMessage(stand: Stand, chatId: number, messageId: number): Message | null {
  const found = messagesOf(stand, chatId).find((message) => message.messageId === messageId);
  return found && !found.deleted ? found : null;
}
