import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Emulator, StoredFile } from '../emulator';
import { badRequest } from './api-error';
import { apiMessage } from './api-message';
import { sendingFields, text } from './fields';
import { findWritableChat } from './find-chat';
import { method } from './method';
import { postMessage } from './post-message';
import { readCaption } from './read-content';
import type { UploadedFile } from './read-params';
import { readButtons } from './reply-markup';

const schema = z.strictObject({
  ...sendingFields,
  document: text.optional(),
  caption: text.optional(),
});

const MAX_BYTES = 50 * 1024 * 1024;

export const sendDocument = method(schema, (fields, { emulator, files }) => {
  const chat = findWritableChat(emulator, fields.chat_id);
  const said = readCaption(fields.caption, fields.parse_mode);
  const buttons = readButtons(emulator, chat, fields.reply_markup);
  const message = postMessage(emulator, {
    ...said,
    buttons,
    document: findFile(emulator, fields.document, files),
    chatId: chat.id,
    userId: null,
  });
  return apiMessage(emulator, message);
});

/** The file sent along, under its own name or by `attach://`. */
function findFile(
  emulator: Emulator,
  named: string | undefined,
  files: Map<string, UploadedFile>,
): StoredFile {
  const sent = files.get(named?.startsWith('attach://') ? named.slice(9) : 'document');
  if (!sent) throw badRequest('there is no document in the request');
  return storeFile(emulator, sent);
}

function storeFile(emulator: Emulator, { name, mime, bytes }: UploadedFile): StoredFile {
  if (bytes.length === 0) throw badRequest('file must be non-empty');
  if (bytes.length > MAX_BYTES) throw badRequest('file is too big');
  const known =
    mime === 'text/plain' && name.toLowerCase().endsWith('.pdf') ? 'application/pdf' : mime;
  const file = { id: `BQ${randomBytes(24).toString('base64url')}`, name, mime: known, bytes };
  emulator.files.set(file.id, file);
  return file;
}
