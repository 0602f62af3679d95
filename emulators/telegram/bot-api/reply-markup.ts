import { z } from 'zod';
import type { Emulator } from '../emulator';
import type { Group, User } from '../user';
import { badRequest } from './api-error';
import { isButtonUrl, isSecureUrl } from './check-url';

export type InlineButton = {
  text: string;
  url?: string | undefined;
  callback_data?: string | undefined;
  web_app?: { url: string } | undefined;
};

const MAX_DATA_LENGTH = 64;
const KINDS = ['url', 'callback_data', 'web_app'] as const;

const buttonSchema = z.strictObject({
  text: z.string().min(1),
  url: z.string().optional(),
  callback_data: z.string().optional(),
  web_app: z.strictObject({ url: z.string() }).optional(),
});
const markupSchema = z.strictObject({
  inline_keyboard: z.array(z.array(buttonSchema).max(8)).max(100),
});
/** The inline buttons of a `reply_markup`, checked; none where it has none. */
export function readButtons(
  emulator: Emulator,
  chat: User | Group,
  markup: unknown,
): InlineButton[][] {
  if (markup === undefined) return [];
  if (typeof markup !== 'object' || markup === null || Array.isArray(markup)) {
    throw badRequest('object expected as reply markup');
  }
  const read = markupSchema.safeParse(markup);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw badRequest(
      `can't parse inline keyboard button: ${issue?.message} at "${issue?.path.join('.')}"`,
    );
  }
  const rows = read.data.inline_keyboard.filter((row) => row.length > 0);
  for (const button of rows.flat()) checkButton(emulator, chat, button);
  return rows;
}

function checkButton(emulator: Emulator, chat: User | Group, button: InlineButton): void {
  const kinds = KINDS.filter((kind) => button[kind] !== undefined);
  if (kinds.length === 0) {
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  }
  if (kinds.length > 1)
    throw badRequest(`an inline button has one purpose, not ${kinds.join(', ')}`);
  const size = Buffer.byteLength(button.callback_data ?? 'x');
  if (size < 1 || size > MAX_DATA_LENGTH) throw badRequest('BUTTON_DATA_INVALID');
  if (button.url !== undefined && !isButtonUrl(button.url)) {
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  }
  if (button.web_app) checkWebApp(emulator, chat, button.web_app.url);
}

function checkWebApp(emulator: Emulator, chat: User | Group, url: string): void {
  if ('title' in chat) throw badRequest('BUTTON_TYPE_INVALID');
  if (isSecureUrl(emulator, url)) return;
  throw badRequest(
    `inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`,
  );
}
