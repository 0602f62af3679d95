import type { Composer, Context } from 'grammy';
import type { ChatButton } from '@/lib/messages/delivery';
import type { OrderDetails } from '@/lib/store/order-details';
import { formatOrderNumber } from '../../orders/number';
import type { BotShop } from '../bot';
import { isClosed } from '../messenger';
import { ordersOfUser } from '../telegram-user';
import { contactLine } from './give-help';
import { say } from './say';

const CONFIRM = 'forget_me';
const KEEP = 'keep_me';
/** Telegram shows no more buttons than 100 under a message. */
const MAX_ORDERS = 50;

/**
 * `/delete_my_data`: asks once more, then leads to the page of each order where its data are erased
 * by the birth date, forgets whose the orders are and tells the seller, who erases what the buyer
 * does not.
 */
export function forgetMe(bot: Composer<Context>, shop: BotShop): void {
  bot.command('delete_my_data', (context) =>
    context.reply(QUESTION, {
      parse_mode: 'HTML',
      reply_markup: {
        inline_keyboard: [
          [{ text: 'Да, удалить', callback_data: CONFIRM }],
          [{ text: 'Оставить', callback_data: KEEP }],
        ],
      },
    }),
  );
  bot.callbackQuery(KEEP, async (context) => {
    await replaceQuestion(context, 'Хорошо, ничего не\u00a0удаляем.');
  });
  bot.callbackQuery(CONFIRM, async (context) => {
    const { id } = context.from;
    const orders = await ordersOfUser(shop.store, id, MAX_ORDERS);
    // Before the user is forgotten: nobody could tell later which orders to lead to.
    if (orders.length > 0)
      await say(
        context,
        rest(shop),
        orders.map((details) => [wayOut(shop, details)]),
      );
    await shop.forget(id);
    await replaceQuestion(
      context,
      orders.length > 0 ? FORGOTTEN : `${FORGOTTEN} ${elsewhere(shop)}`,
    );
  });
}

/**
 * Ends the question. It may be done twice, when a later answer did not go through: then the button
 * has been answered, or is too old to be, and the text stands already.
 */
async function replaceQuestion(context: Context, text: string): Promise<void> {
  await context.answerCallbackQuery().catch(() => undefined);
  await context.editMessageText(text).catch((error: unknown) => {
    if (!isClosed(error)) throw error;
  });
}

const QUESTION = [
  '<b>Удалить мои данные</b>',
  'Мы\u00a0забудем ваш ID в\u00a0Telegram: заказы и\u00a0карты больше не\u00a0будут приходить сюда и\u00a0пропадут из\u00a0«Моих карт».',
  'И\u00a0пришлём по\u00a0кнопке на\u00a0каждый заказ: там дата рождения, имя, контакты и\u00a0карта удаляются сразу и\u00a0навсегда. Понадобится дата рождения из\u00a0заказа.',
].join('\n\n');

const FORGOTTEN = 'Готово: мы\u00a0забыли ваш ID в\u00a0Telegram.';

function rest(shop: BotShop): string[] {
  return [
    '<b>Осталось подтвердить</b>\nОткройте каждый заказ и\u00a0введите дату рождения: его данные исчезнут сразу.',
    shop.hasSeller
      ? 'Не\u00a0помните дату? Ничего не\u00a0делайте: просьба уже у\u00a0продавца, он\u00a0удалит остальное не\u00a0позже чем через 30\u00a0дней.'
      : 'Не\u00a0помните дату? Напишите нам и\u00a0укажите номер заказа.',
    contactLine(shop),
  ];
}

function wayOut({ pageUrl }: BotShop, { order }: OrderDetails): ChatButton {
  const number = formatOrderNumber(order.number);
  const url = pageUrl(`/order/${order.token}/erase`);
  return { text: `Удалить данные заказа № ${number}`, kind: 'app', url };
}

function elsewhere({ pageUrl }: BotShop): string {
  return `Данные заказа с\u00a0сайта удаляются на\u00a0его странице; если ссылки нет, она найдётся по\u00a0номеру: ${pageUrl('/find')}`;
}
