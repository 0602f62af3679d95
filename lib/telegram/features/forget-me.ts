import type { Composer, Context } from 'grammy';
import type { BotShop } from '../bot';
import { contactLine } from './give-help';
import { say } from './say';

const CONFIRM = 'forget_me';
const KEEP = 'keep_me';

/** `/delete_my_data`: asks once more, then forgets whose the orders are and tells the seller. */
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
    await context.answerCallbackQuery();
    await context.editMessageText('Хорошо, ничего не\u00a0удаляем.');
  });
  bot.callbackQuery(CONFIRM, async (context) => {
    const numbers = await shop.forget(context.from.id);
    await context.answerCallbackQuery();
    await context.editMessageText('Связь с\u00a0этим чатом удалена.');
    await say(context, numbers.length > 0 ? rest(numbers, shop) : [NOTHING_LEFT]);
  });
}

const QUESTION = [
  '<b>Удалить мои данные</b>',
  'Мы\u00a0забудем ваш номер в\u00a0Telegram: заказы и\u00a0карты больше не\u00a0будут приходить сюда и\u00a0пропадут из\u00a0«Моих разборов». Купленные карты останутся доступны по\u00a0своим ссылкам, сохраните\u00a0их.',
  'Продавцу уйдёт просьба удалить и\u00a0остальное: дату рождения, имя, контакты и\u00a0карту.',
].join('\n\n');

const NOTHING_LEFT =
  'Заказов за\u00a0вами не\u00a0было, больше мы\u00a0о\u00a0вас ничего не\u00a0храним.';

function rest(numbers: readonly string[], shop: BotShop): string[] {
  const list = numbers.map((number) => `№\u00a0${number}`).join('\n');
  return [`Продавец получил просьбу удалить данные ваших заказов:\n${list}`, contactLine(shop)];
}
