import { z } from 'zod';
import { json } from '@/emulators/http';
import { apiMessage } from '../bot-api/api-message';
import { withFound } from '../bot-api/entities';
import { postMessage } from '../bot-api/post-message';
import { chatOf, nextChange } from '../stand';
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
const LONGEST_WAIT_MS = 25_000;

export const CHAT_ROUTES: ControlRoutes = {
  'POST /messages': (stand, { body }) => {
    const { userId: id, text, chatId = id } = messageSchema.parse(body);
    const user = findUser(stand, id);
    if (!chatOf(stand, chatId)) throw new ControlError(404, `no chat ${chatId}`);
    if (user.blocked) throw new ControlError(409, 'the user has blocked the bot: unblock first');
    if (chatId === id) user.mayBeWritten = true;
    const entities = withFound(text, []);
    const message = postMessage(stand, { chatId, userId: id, text, entities });
    const update = addUpdate(stand, { message: apiMessage(stand, message) });
    return json(200, { messageId: message.messageId, updateId: update?.update_id ?? null });
  },
  'POST /press': async (stand, { body }) => json(200, await press(stand, body)),
  'GET /chat': async (stand, { query }) => {
    const chatId = Number(query.get('id'));
    if (!chatOf(stand, chatId)) throw new ControlError(404, `no chat ${query.get('id')}`);
    const seen = query.get('revision');
    if (seen !== null && Number(seen) === stand.revision) {
      await nextChange(stand, LONGEST_WAIT_MS, stand.life.signal);
    }
    return json(200, chatView(stand, chatId));
  },
};
