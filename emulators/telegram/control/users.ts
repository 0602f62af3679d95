import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { apiBot, apiMessage } from '../bot-api/api-message';
import { postMessage } from '../bot-api/post-message';
import { changed, type Emulator, seconds } from '../emulator';
import { addUpdate } from '../updates';
import { apiChat, apiUser, type User } from '../user';

export const userId = z
  .int()
  .min(1)
  .max(2 ** 52);

const newUserSchema = z.strictObject({
  id: userId.optional(),
  firstName: z.string().min(1).max(64).default('Анна'),
  /** As if they had written to the bot before. */
  started: z.boolean().default(false),
});
const someoneSchema = z.strictObject({ userId });

/** The user of an id; throws 404. */
export function findUser(emulator: Emulator, id: number): User {
  const user = emulator.users.get(id);
  if (!user) throw new HTTPException(404, { message: `no user ${id}` });
  return user;
}

export function addUser(emulator: Emulator, body: unknown): User {
  const { started, id, ...told } = newUserSchema.parse(body);
  const user: User = {
    ...told,
    id: id ?? nextUserId(emulator),
    mayBeWritten: started,
    blocked: false,
  };
  emulator.users.set(user.id, user);
  changed(emulator);
  return user;
}

/** Makes a group with the bot in it. */
export function addGroup(emulator: Emulator) {
  emulator.counters.group += 1;
  const group = { id: -1_000_000_000_000 - emulator.counters.group, title: 'Группа' };
  emulator.groups.set(group.id, group);
  return group;
}

/** Lets the bot write, as from a Mini App. */
export function allowWriting(emulator: Emulator, body: unknown): User {
  const user = findUser(emulator, someoneSchema.parse(body).userId);
  if (user.mayBeWritten && !user.blocked) return user;
  user.mayBeWritten = true;
  const service = { write_access_allowed: { from_request: true } };
  const message = postMessage(emulator, { chatId: user.id, userId: user.id, service });
  addUpdate(emulator, { message: apiMessage(emulator, message) });
  return user;
}

/** Blocks or unblocks the bot, which hears of it as of a changed membership. */
export function setBlocked(emulator: Emulator, body: unknown, blocked: boolean): User {
  const user = findUser(emulator, someoneSchema.parse(body).userId);
  if (user.blocked === blocked) return user;
  user.blocked = blocked;
  const member = (kicked: boolean) => ({
    user: apiBot(emulator),
    ...(kicked ? { status: 'kicked', until_date: 0 } : { status: 'member' }),
  });
  addUpdate(emulator, {
    my_chat_member: {
      chat: apiChat(user),
      from: apiUser(user),
      date: seconds(),
      old_chat_member: member(!blocked),
      new_chat_member: member(blocked),
    },
  });
  changed(emulator);
  return user;
}

function nextUserId(emulator: Emulator): number {
  do emulator.counters.user += 1;
  while (emulator.users.has(emulator.counters.user));
  return emulator.counters.user;
}
