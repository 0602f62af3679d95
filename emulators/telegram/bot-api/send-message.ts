import { z } from 'zod';
import { apiMessage } from './api-message';
import { linkPreview, parsed, sendingFields, text } from './fields';
import { findWritableChat } from './find-chat';
import { method } from './method';
import { postMessage } from './post-message';
import { readText } from './read-content';
import { readButtons } from './reply-markup';

const schema = z.strictObject({
  ...sendingFields,
  text,
  link_preview_options: parsed(linkPreview).optional(),
});

export const sendMessage = method(schema, (fields, { emulator }) => {
  const chat = findWritableChat(emulator, fields.chat_id);
  const said = readText(fields.text, fields.parse_mode);
  const buttons = readButtons(emulator, chat, fields.reply_markup);
  const message = postMessage(emulator, {
    ...said,
    buttons,
    chatId: chat.id,
    userId: null,
  });
  return apiMessage(emulator, message);
});
