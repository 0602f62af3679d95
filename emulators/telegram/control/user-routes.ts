import { z } from 'zod';
import { json } from '@/emulators/http';
import { apiBot, apiMessage } from '../bot-api/api-message';
import { postMessage } from '../bot-api/post-message';
import { changed, type Stand, seconds } from '../stand';
import { addUpdate } from '../updates/add-update';
import { apiChat, apiUser, type User } from '../user';
import type { ControlRoutes } from './control-route';
import { findUser, userId } from './find-user';

const newUserSchema = z.strictObject({
  id: userId.optional(),
  firstName: z.string().min(1).max(64).default('Анна'),
  lastName: z.string().min(1).max(64).nullable().default(null),
  username: z
    .string()
    .regex(/^[A-Za-z0-9_]{3,32}$/)
    .nullable()
    .default(null),
  languageCode: z.string().min(2).max(8).default('ru'),
  isPremium: z.boolean().default(false),
  /** As if they had written to the bot before. */
  started: z.boolean().default(false),
});
const someoneSchema = z.strictObject({ userId });
const groupSchema = z.strictObject({ title: z.string().min(1).default('Группа') });

export const USER_ROUTES: ControlRoutes = {
  'GET /users': (stand) => json(200, [...stand.users.values()]),
  'POST /users': (stand, { body }) => {
    const { started, id, ...told } = newUserSchema.parse(body);
    const user: User = {
      ...told,
      id: id ?? nextUserId(stand),
      mayBeWritten: started,
      blocked: false,
    };
    stand.users.set(user.id, user);
    changed(stand);
    return json(200, user);
  },
  'POST /groups': (stand, { body }) => {
    const { title } = groupSchema.parse(body);
    stand.counters.group += 1;
    const group = { id: -1_000_000_000_000 - stand.counters.group, title };
    stand.groups.set(group.id, group);
    return json(200, group);
  },
  'POST /block': (stand, { body }) => setBlocked(stand, body, true),
  'POST /unblock': (stand, { body }) => setBlocked(stand, body, false),
  'POST /write-access': (stand, { body }) => {
    const user = findUser(stand, someoneSchema.parse(body).userId);
    if (user.mayBeWritten && !user.blocked) return json(200, user);
    user.mayBeWritten = true;
    const service = { write_access_allowed: { from_request: true } };
    const message = postMessage(stand, { chatId: user.id, userId: user.id, service });
    addUpdate(stand, { message: apiMessage(stand, message) });
    return json(200, user);
  },
};

/** Blocks or unblocks the bot, which hears of it as of a changed membership. */
function setBlocked(stand: Stand, body: unknown, blocked: boolean) {
  const user = findUser(stand, someoneSchema.parse(body).userId);
  if (user.blocked === blocked) return json(200, user);
  user.blocked = blocked;
  const member = (kicked: boolean) => ({
    user: apiBot(stand),
    ...(kicked ? { status: 'kicked', until_date: 0 } : { status: 'member' }),
  });
  addUpdate(stand, {
    my_chat_member: {
      chat: apiChat(user),
      from: apiUser(user),
      date: seconds(),
      old_chat_member: member(!blocked),
      new_chat_member: member(blocked),
    },
  });
  changed(stand);
  return json(200, user);
}

function nextUserId(stand: Stand): number {
  do stand.counters.user += 1;
  while (stand.users.has(stand.counters.user));
  return stand.counters.user;
}
