/** Somebody with a Telegram account, as the emulator knows them. */
export type User = {
  id: number;
  firstName: string;
  /** Has written to the bot, or allowed it to write from a Mini App. */
  mayBeWritten: boolean;
  blocked: boolean;
};

/** A group the bot is a member of. */
export type Group = { id: number; title: string };

/** A user as the Bot API shows them. */
export function apiUser({ id, firstName }: User) {
  return { id, is_bot: false, first_name: firstName, language_code: 'ru' };
}

/** A chat as the Bot API shows it: the user's own, or a group. */
export function apiChat(chat: User | Group) {
  return 'title' in chat
    ? { id: chat.id, type: 'supergroup', title: chat.title }
    : { id: chat.id, type: 'private', first_name: chat.firstName };
}
