import { z } from 'zod';
import type { Emulator } from '../emulator';
import { badRequest } from './api-error';
import { apiMessage } from './api-message';
import { entity, linkPreview, parsed, sendingFields, text } from './fields';
import { findWritableChat } from './find-chat';
import { method } from './method';
import { findMessage, postMessage } from './post-message';
import { readText } from './read-content';
import { readButtons } from './reply-markup';

const schema = z.strictObject({
  ...sendingFields,
  text,
  entities: parsed(z.array(entity)).optional(),
  link_preview_options: parsed(linkPreview).optional(),
});

export const sendMessage = method(schema, (fields, { emulator }) => {
  const chat = findWritableChat(emulator, fields.chat_id);
  const said = readText({
    source: fields.text,
    parseMode: fields.parse_mode,
    entities: fields.entities,
  });
  const buttons = readButtons(emulator, chat, fields.reply_markup);
  checkReply(emulator, chat.id, fields.reply_parameters);
  const message = postMessage(emulator, {
    ...said,
    buttons,
    chatId: chat.id,
    userId: null,
    silent: fields.disable_notification ?? false,
    protectedContent: fields.protect_content ?? false,
  });
  return apiMessage(emulator, message);
});

type Reply = z.infer<typeof schema>['reply_parameters'];

/** A reply needs the message it replies to, unless it may do without. */
export function checkReply(emulator: Emulator, chatId: number, reply: Reply): void {
  if (!reply || reply.allow_sending_without_reply) return;
  if (!findMessage(emulator, chatId, reply.message_id))
    throw badRequest('message to be replied not found');
}
