import { Bot, Composer, type Context } from 'grammy';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import type { Clock } from '../clock';
import type { ChatMessage } from '../messages/delivery';
import type { Kopecks } from '../money';
import { clientOptions } from './client-options';
import { answerUnknown } from './features/answer-unknown';
import { forgetMe } from './features/forget-me';
import { giveHelp } from './features/give-help';
import { listOrders } from './features/list-orders';
import { openAdmin } from './features/open-admin';
import { noteMembership, startChat } from './features/start-chat';

/** What the bot knows of the shop and asks of it. */
export type BotShop = {
  store: Store;
  clock: Clock;
  /** Null where nothing is sold in the chat, because some platforms may not sell. */
  price(): Kopecks | null;
  seller(): { name: string; contacts: string };
  /** The address of a page of the shop. */
  pageUrl(path: string): string;
  /** The message that tells how an order stands, with its buttons. */
  messageOf(details: OrderDetails): Promise<ChatMessage>;
  /** Whether the seller reads a chat of their own. */
  hasSeller: boolean;
  /** Forgets the user and tells the seller which orders were theirs. */
  forget(userId: number): Promise<void>;
  /** A one-time address of the seller's admin; null for anyone who may not open it. */
  adminLink(userId: number): Promise<string | null>;
};

const TIMEOUT_SECONDS = 10;

/**
 * The bot: what it answers in a private chat. It is only ever given updates that are kept already,
 * so that a crash in the middle loses none. In groups it is silent.
 */
export function createBot(token: string, apiRoot: string, shop: BotShop): Bot {
  const bot = new Bot(token, { client: clientOptions(apiRoot, TIMEOUT_SECONDS) });
  const inPrivate = new Composer<Context>();
  noteMembership(inPrivate, shop);
  startChat(inPrivate, shop);
  listOrders(inPrivate, shop);
  giveHelp(inPrivate, shop);
  forgetMe(inPrivate, shop);
  openAdmin(inPrivate, shop);
  answerUnknown(inPrivate, shop);
  bot.chatType('private').use(inPrivate);
  return bot;
}
