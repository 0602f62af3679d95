import { randomInt } from 'node:crypto';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { apiMessage } from '../bot-api/api-message';
import { findMessage } from '../bot-api/post-message';
import type { InlineButton } from '../bot-api/reply-markup';
import { type Callback, chatOf, type Emulator, nextChange } from '../emulator';
import { launchSchema, launchUrl } from '../launch/launch-url';
import type { Message } from '../message';
import { addUpdate } from '../updates';
import { apiUser, type User } from '../user';
import { findUser, userId } from './users';

const pressSchema = z.strictObject({
  userId,
  chatId: z.int().optional(),
  /** The newest message with such a button when absent. */
  messageId: z.int().optional(),
  /** Its text, or row and column from 0. */
  button: z.union([z.string().min(1), z.tuple([z.int().min(0), z.int().min(0)])]),
  /** How long to wait for the bot's answer to a callback. */
  waitMs: z.int().min(0).max(60_000).default(0),
  /** How a Mini App is opened. */
  launch: launchSchema.prefault({}),
});

/** Presses an inline button: tells the bot, or answers what a client would open. */
export async function press(emulator: Emulator, body: unknown) {
  const { userId: id, chatId = id, messageId, button, waitMs, launch } = pressSchema.parse(body);
  const user = findUser(emulator, id);
  if (!chatOf(emulator, chatId)) throw new HTTPException(404, { message: `no chat ${chatId}` });
  const { message, pressed } = findButton(emulator, { chatId, messageId, button });
  if (pressed.url !== undefined) return { kind: 'url', url: pressed.url };
  if (pressed.web_app) {
    return { kind: 'web_app', ...launchUrl(emulator, user, pressed.web_app.url, launch) };
  }
  if (user.blocked)
    throw new HTTPException(409, { message: 'the user has blocked the bot: unblock first' });
  const callback = sendCallback(emulator, user, message, pressed.callback_data ?? '');
  const end = Date.now() + waitMs;
  while (!callback.answer && Date.now() < end && !emulator.life.signal.aborted) {
    await nextChange(emulator, end - Date.now(), emulator.life.signal);
  }
  return { kind: 'callback', queryId: callback.id, answer: callback.answer };
}

type Wanted = {
  chatId: number;
  messageId: number | undefined;
  button: z.infer<typeof pressSchema>['button'];
};

function findButton(emulator: Emulator, { chatId, messageId, button }: Wanted) {
  const given = messageId === undefined ? null : findMessage(emulator, chatId, messageId);
  const messages = messageId === undefined ? (emulator.messages.get(chatId) ?? []) : [given];
  for (const message of messages.toReversed()) {
    if (!message) continue;
    const pressed: InlineButton | undefined =
      typeof button === 'string'
        ? message.buttons.flat().find(({ text }) => text === button)
        : message.buttons[button[0]]?.[button[1]];
    if (pressed) return { message, pressed };
  }
  throw new HTTPException(404, { message: 'no such button' });
}

function sendCallback(emulator: Emulator, user: User, message: Message, data: string): Callback {
  const id = `${user.id}${randomInt(1e9, 1e10)}`;
  const { chatId, messageId } = message;
  const callback = { id, userId: user.id, chatId, messageId, data, answer: null };
  emulator.callbacks.set(id, callback);
  addUpdate(emulator, {
    callback_query: {
      id,
      from: apiUser(user),
      message: apiMessage(emulator, message),
      chat_instance: String(BigInt(chatId) * 1_000_003n),
      data,
    },
  });
  return callback;
}
