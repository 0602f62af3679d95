import type { Composer, Context } from 'grammy';
import type { BotShop } from '../bot';
import { recordWriteAccess } from '../record-write-access';

/**
 * Keeps whether the bot may write to somebody: they have written themselves, have allowed it in the
 * Mini App, have blocked the bot or let it in again. Everything goes on to the other features.
 */
export function noteMembership(bot: Composer<Context>, { store, clock }: BotShop): void {
  bot.on('my_chat_member', async ({ myChatMember }) => {
    const isMember = myChatMember.new_chat_member.status === 'member';
    await recordWriteAccess(store, myChatMember.chat.id, isMember, clock());
  });
  bot.on('message', async ({ message }, next) => {
    await recordWriteAccess(store, message.chat.id, true, clock());
    if (!message.write_access_allowed) await next();
  });
}
