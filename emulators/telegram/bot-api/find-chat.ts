import { chatOf, type Emulator } from '../emulator';
import type { Group, User } from '../user';
import { badRequest, forbidden } from './api-error';

/** The chat of an id, if the emulator has it. */
export function findChat(emulator: Emulator, chatId: number): User | Group {
  const chat = chatOf(emulator, chatId);
  if (!chat) throw badRequest('chat not found');
  return chat;
}

/** The chat of an id, if the bot may write there. */
export function findWritableChat(emulator: Emulator, chatId: number): User | Group {
  const chat = findChat(emulator, chatId);
  if ('title' in chat) return chat;
  if (chat.blocked) throw forbidden('bot was blocked by the user');
  if (!chat.mayBeWritten) throw forbidden("bot can't initiate conversation with a user");
  return chat;
}
