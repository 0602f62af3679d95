import type { Composer, Context } from 'grammy';
import { escapeHtml } from '@/lib/messages/escape-html';
import { formatOrderNumber } from '../../orders/number';
import type { BotShop } from '../bot';
import { ordersOfUser } from '../telegram-user';
import { say } from './say';
import { entrances } from './start-chat';

/** The commands as Telegram's own menu shows them (`setMyCommands`). */
export const COMMANDS = [
  { command: 'start', description: 'Заказать карту чакр' },
  { command: 'orders', description: 'Мои карты' },
  { command: 'help', description: 'Как всё устроено' },
  { command: 'paysupport', description: 'Вопрос об оплате' },
  { command: 'privacy', description: 'Какие данные мы храним' },
  { command: 'delete_my_data', description: 'Удалить мои данные' },
];

/** `/help`, `/paysupport`, `/privacy` and `/id`: what people ask for in words. */
export function giveHelp(bot: Composer<Context>, shop: BotShop): void {
  bot.command('help', (context) => say(context, help(shop), entrances(shop)));
  bot.command('paysupport', async (context) => say(context, await paySupport(context, shop)));
  bot.command('privacy', (context) =>
    say(context, PRIVACY, [
      [{ text: 'Личные данные', kind: 'link', url: shop.pageUrl('/privacy') }],
    ]),
  );
  bot.command('id', (context) =>
    say(context, [`Ваш ID в\u00a0Telegram: <code>${context.from?.id ?? ''}</code>`]),
  );
}

/** Whom to write to, if the seller has said so. */
export function contactLine({ seller }: BotShop): string {
  const { contacts } = seller();
  return contacts ? `Вам ответит человек: ${escapeHtml(contacts)}` : '';
}

function help(shop: BotShop): string[] {
  return [
    '<b>Как это устроено</b>',
    '1. Нажмите «Заказать карту» и\u00a0укажите дату рождения.\n2. Номер заказа и\u00a0сумма придут сюда до\u00a0оплаты.\n3. После оплаты сюда придёт карта: главное в\u00a0сообщении, весь разбор на\u00a0странице и\u00a0в\u00a0PDF.',
    '/orders: ваши заказы\n/paysupport: вопрос об\u00a0оплате\n/privacy: какие данные мы\u00a0храним\n/delete_my_data: удалить данные',
    contactLine(shop),
  ];
}

async function paySupport(context: Context, shop: BotShop): Promise<string[]> {
  const [newest] = await ordersOfUser(shop.store, context.from?.id ?? 0, 1);
  const number = newest && formatOrderNumber(newest.order.number);
  return [
    '<b>Вопрос об\u00a0оплате</b>',
    'Подтверждение обычно приходит за\u00a0минуту. Если деньги списались, а\u00a0заказ ждёт оплаты, платить снова не\u00a0нужно: деньги не\u00a0пропали, мы\u00a0их найдём по\u00a0номеру заказа.',
    number ? `Ваш последний заказ: №\u00a0${number}. Укажите этот номер, когда будете писать.` : '',
    contactLine(shop) || 'Напишите продавцу: контакты в\u00a0оферте на\u00a0сайте.',
  ];
}

const PRIVACY = [
  '<b>Какие данные мы\u00a0храним</b>',
  'Ваш ID в\u00a0Telegram, чтобы прислать сюда заказ и\u00a0карту, и\u00a0то, что вы\u00a0указали в\u00a0заказе: дату рождения, имя и\u00a0контакты. Переписку с\u00a0ботом не\u00a0храним. Данные банковской карты вводят на\u00a0странице Prodamus, мы\u00a0их не\u00a0видим.',
  'Удалить данные: /delete_my_data',
];
