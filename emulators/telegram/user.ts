/** Somebody with a Telegram account, as the emulator knows them. */
export type User = {
  id: number;
  firstName: string;
  lastName: string | null;
  username: string | null;
  languageCode: string;
  isPremium: boolean;
  /** Has written to the bot, or allowed it to write from a Mini App. */
  mayBeWritten: boolean;
  blocked: boolean;
};

/** A group the bot is a member of. */
export type Group = { id: number; title: string };

/** A user as the Bot API shows them. */
export function apiUser(user: User) {
  return {
    id: user.id,
    is_bot: false,
    first_name: user.firstName,
    ...(user.lastName ? { last_name: user.lastName } : {}),
    ...(user.username ? { username: user.username } : {}),
    language_code: user.languageCode,
    ...(user.isPremium ? { is_premium: true } : {}),
  };
}

/** A chat as the Bot API shows it: the user's own, or a group. */
export function apiChat(chat: User | Group) {
  if ('title' in chat) return { id: chat.id, type: 'supergroup', title: chat.title };
  return {
    id: chat.id,
    type: 'private',
    first_name: chat.firstName,
    ...(chat.lastName ? { last_name: chat.lastName } : {}),
    ...(chat.username ? { username: chat.username } : {}),
  };
}
