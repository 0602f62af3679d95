import type { Composer, Context } from 'grammy';
import type { BotShop } from '../bot';
import { say } from './say';

/**
 * `/desk`: a one-time link into the seller's admin, for those the configuration names. To anybody
 * else this is a command that there is not.
 */
export function openAdmin(bot: Composer<Context>, shop: BotShop): void {
  bot.command('desk', async (context, next) => {
    const url = await shop.adminLink(context.from?.id ?? 0);
    if (!url) return next();
    await say(
      context,
      ['Ссылка в\u00a0кабинет: откроется один раз, в\u00a0ближайшие 5\u00a0минут.'],
      [[{ text: 'Открыть кабинет', kind: 'link', url }]],
    );
  });
}
