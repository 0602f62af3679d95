import { z } from 'zod';
import { changed } from '../emulator';
import { badRequest } from './api-error';
import { flag, text } from './fields';
import { method } from './method';

const schema = z.strictObject({
  callback_query_id: text,
  text: text.max(200, 'MESSAGE_TOO_LONG').optional(),
  show_alert: flag.optional(),
});

export const answerCallbackQuery = method(schema, (fields, { emulator }) => {
  const callback = emulator.callbacks.get(fields.callback_query_id);
  if (!callback || callback.answer) {
    throw badRequest('query is too old and response timeout expired or query ID is invalid');
  }
  callback.answer = {
    text: fields.text || null,
    showAlert: fields.show_alert ?? false,
  };
  changed(emulator);
  return true;
});
