import type { Composer, Context } from 'grammy';
import type { ChatButton } from '@/lib/messages/delivery';
import { escapeHtml } from '@/lib/messages/escape-html';
import { SUBTITLE } from '../../chakras/texts/explanations';
import { formatRoubles } from '../../money';
import type { BotShop } from '../bot';
import { orderOfStartParam } from '../links';
import { asTelegram } from '../messenger';
import { orderOfUser, recordWriteAccess } from '../telegram-user';

/**
 * `/start`: what is sold here and the button to the Mini App. `/start o_<id>` leads back to an
 * order, but only its own buyer.
 */
export function startChat(bot: Composer<Context>, shop: BotShop): void {
  bot.command('start', async (context) => {
    const orderId = orderOfStartParam(context.match);
    const order = orderId && (await orderOfUser(shop.store, context.from?.id ?? 0, orderId));
    const details = order && (await shop.store.findOrder(order.token));
    const welcoming = { html: welcome(shop), buttons: entrances(shop) };
    const message = details ? await shop.messageOf(details) : welcoming;
    await context.reply(message.html, asTelegram(message));
  });
}

/** The buttons that lead into the Mini App. */
export function entrances({ pageUrl }: BotShop): ChatButton[][] {
  return [
    [{ text: 'Заказать карту', kind: 'app', url: pageUrl('/telegram') }],
    [{ text: 'Мои карты', kind: 'app', url: pageUrl('/telegram/orders') }],
  ];
}

function welcome(shop: BotShop): string {
  const price = shop.price();
  return [
    'Здравствуйте. Я\u00a0считаю карту чакр по\u00a0дате рождения: коротко о\u00a0деньгах, отношениях и\u00a0деле, семь глав и\u00a0один шаг на\u00a0неделю.',
    `${price ? `Цена: <b>${formatRoubles(price)}</b>. ` : ''}Номер заказа и\u00a0сумму вы\u00a0увидите до\u00a0оплаты, готовая карта придёт сюда\u00a0же.`,
    escapeHtml(SUBTITLE),
  ].join('\n\n');
}

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
