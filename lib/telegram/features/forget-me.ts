import type { Composer, Context } from 'grammy';
import type { BotShop } from '../bot';
import { isSettled } from '../messenger';
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
    await replaceQuestion(context, 'Хорошо, ничего не\u00a0удаляем.');
  });
  bot.callbackQuery(CONFIRM, async (context) => {
    const numbers = await shop.forget(context.from.id);
    await replaceQuestion(context, 'Готово: мы\u00a0забыли ваш ID в\u00a0Telegram.');
    await say(
      context,
      numbers.length > 0 ? rest(numbers, shop) : [NOTHING_LEFT, contactLine(shop)],
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
    if (!isSettled(error)) throw error;
  });
}

const QUESTION = [
  '<b>Удалить мои данные</b>',
  'Мы\u00a0забудем ваш ID в\u00a0Telegram: заказы и\u00a0карты больше не\u00a0будут приходить сюда и\u00a0пропадут из\u00a0«Моих разборов». Купленные карты останутся доступны по\u00a0своим ссылкам, сохраните\u00a0их.',
  'Остальное, то\u00a0есть дату рождения, имя, контакты и\u00a0карту, удаляет продавец.',
].join('\n\n');

const NOTHING_LEFT =
  'Заказов за\u00a0вами не\u00a0было, больше мы\u00a0о\u00a0вас ничего не\u00a0храним.';

function rest(numbers: readonly string[], shop: BotShop): string[] {
  const list = numbers.map((number) => `№\u00a0${number}`).join('\n');
  return [
    shop.hasSeller
      ? `Мы\u00a0передали продавцу просьбу удалить данные ваших заказов:\n${list}`
      : `Чтобы удалить и\u00a0данные самих заказов, назовите продавцу их\u00a0номера:\n${list}`,
    contactLine(shop),
  ];
}
