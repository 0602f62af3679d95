import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { apiMessage } from '../bot-api/api-message';
import { withFound } from '../bot-api/entities';
import { postMessage } from '../bot-api/post-message';
import { chatOf, type Emulator, nextChange } from '../emulator';
import { addUpdate, queueUpdate } from '../updates';
import { chatView } from './chat-view';
import { findUser, userId } from './users';

const messageSchema = z.strictObject({
  userId,
  text: z.string().trim().min(1).max(4_096),
  /** A group; the user's own chat when absent. */
  chatId: z.int().optional(),
});
const repeatSchema = z.strictObject({ updateId: z.int().optional() });
const MAX_WAIT_MS = 25_000;

/** A user writes to the bot. */
export function writeMessage(emulator: Emulator, body: unknown) {
  const { userId: id, text, chatId = id } = messageSchema.parse(body);
  const user = findUser(emulator, id);
  if (!chatOf(emulator, chatId)) throw new HTTPException(404, { message: `no chat ${chatId}` });
  if (user.blocked) throw new HTTPException(409, { message: 'the user has blocked the bot' });
  if (chatId === id) user.mayBeWritten = true;
  const message = postMessage(emulator, {
    chatId,
    userId: id,
    text,
    entities: withFound(text, []),
  });
  const update = addUpdate(emulator, { message: apiMessage(emulator, message) });
  return { messageId: message.messageId, updateId: update?.update_id ?? null };
}

/** A chat as it stands; one seen at this revision is waited for until something happens. */
export async function watchChat(
  emulator: Emulator,
  { id, revision }: { id?: string | undefined; revision?: string | undefined },
) {
  const chatId = Number(id);
  if (!chatOf(emulator, chatId)) throw new HTTPException(404, { message: `no chat ${id}` });
  if (revision !== undefined && Number(revision) === emulator.revision) {
    await nextChange(emulator, MAX_WAIT_MS, emulator.life.signal);
  }
  return chatView(emulator, chatId);
}

/** Sends an update once more with its number; the last one by default. */
export function repeatUpdate(emulator: Emulator, body: unknown) {
  const { updateId = emulator.updates.at(-1)?.update_id } = repeatSchema.parse(body);
  const update = emulator.updates.find(({ update_id }) => update_id === updateId);
  if (!update) throw new HTTPException(404, { message: 'no such update' });
  if (!emulator.pending.includes(update)) queueUpdate(emulator, update);
  return { updateId: update.update_id };
}
