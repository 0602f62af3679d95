import { changed, type Emulator, messagesOf, seconds } from '../emulator';
import type { Message } from '../message';

/** Puts a message into a chat. */
export function postMessage(
  emulator: Emulator,
  message: Pick<Message, 'chatId' | 'userId'> & Partial<Message>,
): Message {
  emulator.counters.message += 1;
  const posted: Message = {
    text: '',
    entities: [],
    buttons: [],
    editDate: null,
    document: null,
    service: null,
    history: [],
    date: seconds(),
    messageId: emulator.counters.message,
    ...message,
  };
  messagesOf(emulator, posted.chatId).push(posted);
  changed(emulator);
  return posted;
}

/** A message of a chat; null when there is none. */
export function findMessage(emulator: Emulator, chatId: number, messageId: number): Message | null {
  return messagesOf(emulator, chatId).find((message) => message.messageId === messageId) ?? null;
}
