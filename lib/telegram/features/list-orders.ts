import type { Composer, Context } from 'grammy';
import type { ChatButton } from '@/lib/messages/delivery';
import type { OrderDetails } from '@/lib/store/order-details';
import { formatRoubles } from '../../money';
import { formatOrderNumber } from '../../orders/number';
import { type OrderState, stateOf } from '../../orders/order';
import type { BotShop } from '../bot';
import { ordersOfUser } from '../telegram-user';
import { say } from './say';
import { entrances } from './start-chat';

const MAX_SHOWN = 10;

const STATES: Record<OrderState, string> = {
  awaiting_payment: 'ждёт оплаты',
  paid: 'оплачен',
  refunded: 'деньги возвращены',
  expired: 'ссылка на\u00a0оплату устарела, можно получить новую',
};

/** `/orders`: the user's own orders, newest first, with a button to each. */
export function listOrders(bot: Composer<Context>, shop: BotShop): void {
  bot.command('orders', async (context) => {
    const orders = await ordersOfUser(shop.store, context.from?.id ?? 0, MAX_SHOWN);
    if (orders.length === 0) {
      return await say(
        context,
        ['Из\u00a0этого чата ещё ничего не\u00a0заказывали.'],
        entrances(shop),
      );
    }
    const now = shop.clock();
    const lines = orders.map(
      ({ order }) =>
        `№\u00a0${formatOrderNumber(order.number)}, ${formatRoubles(order.amount)}: ${STATES[stateOf(order, now)]}`,
    );
    await say(
      context,
      [`<b>Ваши заказы</b>\n${lines.join('\n')}`],
      orders.map((details) => [buttonOf(shop, details)]),
    );
  });
}

function buttonOf({ clock, pageUrl }: BotShop, { order }: OrderDetails): ChatButton {
  const isPaid = stateOf(order, clock()) === 'paid';
  const page = isPaid ? 'reading' : 'order';
  return {
    text: [
      `${isPaid ? 'Карта' : 'Заказ'} № ${formatOrderNumber(order.number)}`,
      order.contacts.name,
    ]
      .filter(Boolean)
      .join(', '),
    kind: 'app',
    url: pageUrl(`/${page}/${order.token}`),
  };
}
