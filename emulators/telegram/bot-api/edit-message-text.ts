import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { changed, seconds } from '../emulator';
import type { Content, Message } from '../message';
import { badRequest } from './api-error';
import { apiMessage } from './api-message';
import { linkPreview, parsed, text, whole } from './fields';
import { findWritableChat } from './find-chat';
import { method } from './method';
import { findMessage } from './post-message';
import { readText } from './read-content';
import { readButtons } from './reply-markup';

const schema = z.strictObject({
  chat_id: whole,
  message_id: whole,
  text,
  parse_mode: text.optional(),
  link_preview_options: parsed(linkPreview).optional(),
  reply_markup: parsed(z.unknown()).optional(),
});

const SAME =
  'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

export const editMessageText = method(schema, (fields, { emulator }) => {
  const chat = findWritableChat(emulator, fields.chat_id);
  const message = findMessage(emulator, chat.id, fields.message_id);
  if (!message) throw badRequest('message to edit not found');
  if (message.userId !== null) throw badRequest("message can't be edited");
  if (message.document) throw badRequest('there is no text in the message to edit');
  const said = readText(fields.text, fields.parse_mode);
  const content = { ...said, buttons: readButtons(emulator, chat, fields.reply_markup) };
  if (isDeepStrictEqual(plain(content), plain(contentOf(message)))) throw badRequest(SAME);
  message.history.push({ ...contentOf(message), until: seconds() });
  Object.assign(message, content, { editDate: seconds() });
  changed(emulator);
  return apiMessage(emulator, message);
});

function contentOf({ text, entities, buttons }: Message): Content {
  return { text, entities, buttons };
}

/** Without members that are there but undefined. */
function plain(content: Content): unknown {
  return JSON.parse(JSON.stringify(content));
}
