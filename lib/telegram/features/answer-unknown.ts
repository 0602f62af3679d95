import type { Composer, Context } from 'grammy';
import { formatOrderNumber, parseOrderNumber } from '../../orders/number';
import type { BotShop } from '../bot';
import { asTelegram } from '../messenger';
import { contactLine } from './give-help';
import { say } from './say';
import { entrances } from './start-chat';

/** Any other message: the number of one's own order shows that order, the rest gets directions. */
export function answerUnknown(bot: Composer<Context>, shop: BotShop): void {
  bot.on('message', async (context) => {
    const parsed = parseOrderNumber(context.message.text ?? '');
    const details = parsed.ok && (await shop.store.findOrderByNumber(parsed.number));
    if (details && details.order.telegramUserId === context.from.id) {
      const message = await shop.messageOf(details);
      await context.reply(message.html, asTelegram(message));
    } else if (parsed.ok) {
      await say(
        context,
        [notTheirs(formatOrderNumber(parsed.number)), contactLine(shop)],
        [[{ text: 'Найти карту', kind: 'app', url: shop.pageUrl('/find') }]],
      );
    } else {
      await say(context, [DIRECTIONS, contactLine(shop)], entrances(shop));
    }
  });
}

const DIRECTIONS =
  'Заказ я\u00a0приму и\u00a0карту пришлю, а\u00a0на\u00a0вопросы отвечает человек. Заказать можно кнопкой ниже, подсказки\u00a0— /help, вопрос об\u00a0оплате\u00a0— /paysupport.';

function notTheirs(number: string): string {
  return `Среди заказов из\u00a0этого чата нет №\u00a0${number}. Если он\u00a0сделан на\u00a0сайте, откройте его по\u00a0номеру и\u00a0дате рождения.`;
}
