import { z } from 'zod';
import { changed } from '../emulator';
import { badRequest } from './api-error';
import { whole } from './fields';
import { findWritableChat } from './find-chat';
import { method } from './method';
import { findMessage } from './post-message';

const schema = z.strictObject({ chat_id: whole, message_id: whole });

export const deleteMessage = method(schema, (fields, { emulator }) => {
  const chat = findWritableChat(emulator, fields.chat_id);
  const message = findMessage(emulator, chat.id, fields.message_id);
  if (!message) throw badRequest('message to delete not found');
  message.deleted = true;
  changed(emulator);
  return true;
});
