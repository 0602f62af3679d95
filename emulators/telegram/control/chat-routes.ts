import { z } from 'zod';
import { json } from '@/emulators/http';
import { apiMessage } from '../bot-api/api-message';
import { withFound } from '../bot-api/entities';
import { postMessage } from '../bot-api/post-message';
import { chatOf, nextChange } from '../emulator';
import { addUpdate } from '../updates/add-update';
import { chatView } from './chat-view';
import { ControlError } from './control-error';
import type { ControlRoutes } from './control-route';
import { findUser, userId } from './find-user';
import { press } from './press';

const messageSchema = z.strictObject({
  userId,
  text: z.string().trim().min(1).max(4_096),
  /** A group; the user's own chat when absent. */
  chatId: z.int().optional(),
});
const MAX_WAIT_MS = 25_000;

export const CHAT_ROUTES: ControlRoutes = {
  'POST /messages': (emulator, { body }) => {
    const { userId: id, text, chatId = id } = messageSchema.parse(body);
    const user = findUser(emulator, id);
    if (!chatOf(emulator, chatId)) throw new ControlError(404, `no chat ${chatId}`);
    if (user.blocked) throw new ControlError(409, 'the user has blocked the bot: unblock first');
    if (chatId === id) user.mayBeWritten = true;
    const entities = withFound(text, []);
    const message = postMessage(emulator, { chatId, userId: id, text, entities });
    const update = addUpdate(emulator, { message: apiMessage(emulator, message) });
    return json(200, { messageId: message.messageId, updateId: update?.update_id ?? null });
  },
  'POST /press': async (emulator, { body }) => json(200, await press(emulator, body)),
  'GET /chat': async (emulator, { query }) => {
    const chatId = Number(query.get('id'));
    if (!chatOf(emulator, chatId)) throw new ControlError(404, `no chat ${query.get('id')}`);
    const seen = query.get('revision');
    if (seen !== null && Number(seen) === emulator.revision) {
      await nextChange(emulator, MAX_WAIT_MS, emulator.life.signal);
    }
    return json(200, chatView(emulator, chatId));
  },
};
