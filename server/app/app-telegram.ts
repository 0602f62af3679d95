import type { Bot } from 'grammy';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/clock';
import { statusMessage } from '@/lib/messages/chat-messages';
import type { Order } from '@/lib/orders/order';
import { type ShopSettings, sellerOf } from '@/lib/orders/shop/shop-settings';
import { type Channels, messagesToSeller } from '@/lib/outbox/outbox-message';
import { UnpaidLimits } from '@/lib/outbox/unpaid-limits';
import { OwnError } from '@/lib/own-error';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { createBot } from '@/lib/telegram/bot';
import { updateWorker } from '@/lib/telegram/handle-updates';
import { introduceBot } from '@/lib/telegram/introduce-bot';
import { type AppLinks, appLinks, orderStartParam } from '@/lib/telegram/links';
import { outcomeOf } from '@/lib/telegram/outcome-of';
import { pollUpdates } from '@/lib/telegram/poll-updates';
import { type ReceivedUpdate, receiveUpdates } from '@/lib/telegram/receive-updates';
import { forgetUser } from '@/lib/telegram/telegram-user';
import type { Config, TelegramConfig } from '../config/config';
import { RateLimit, type RateLimits, sharedLimiters } from '../http/rate-limit';

const HOUR_SECONDS = 3_600;

/** The bot's side of the application. */
export type AppTelegram = {
  bot: Bot;
  /** Keeps updates that have come, and sees to it that they are handled. */
  receiveUpdates(received: readonly ReceivedUpdate[]): Promise<void>;
  /** Handles the updates that are kept and due; resolves when none is in flight. */
  handleUpdates(): Promise<void>;
  /** Makes Telegram and the bot known to each other, once; resolves without doing it again. */
  introduce(): Promise<void>;
  /** Starts asking for updates where Telegram cannot send them; returns what stops it. */
  startPolling(): () => void;
  /** The way back into the Mini App from a page outside; null for orders from elsewhere. */
  linksTo(order: Order): AppLinks | null;
};

type Ports = {
  store: Store;
  clock: Clock;
  log: Logger;
  channels: Channels;
  limits: RateLimits;
  isStopping(): boolean;
  /** Told of a message of a chat that sends too many. */
  onUpdateDropped(): void;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  payUrl(details: OrderDetails): Promise<string | null>;
  settings(): ShopSettings;
  adminLink(userId: number): Promise<string | null>;
};

/** Puts the bot together with the shop. Nothing is asked of Telegram yet. */
export function appTelegram(config: Config, telegram: TelegramConfig, ports: Ports): AppTelegram {
  const { token, apiRoot, webhookSecret, linkOrigin, appName } = telegram;
  const { store, clock, log, settings } = ports;
  const pageUrl = (path: string) => `${config.publicUrl}${path}`;
  const erasureNews = newsOfErasure(sharedLimiters(config, store));
  const bot = createBot(token, apiRoot, {
    store,
    clock,
    pageUrl,
    price: () => (settings().noSaleOn.length > 0 ? null : settings().price),
    seller: () => sellerOf(settings()),
    messageOf: (details) => statusMessage(ports, details),
    hasSeller: telegram.sellerIds.length > 0,
    forget: (userId) => forget(ports, erasureNews, userId),
    adminLink: ports.adminLink,
  });
  const { isStopping } = ports;
  const handleUpdates = updateWorker({ bot, store, clock, log, isStopping });
  const messageLimit = ports.limits.botMessages;
  const onDropped = ports.onUpdateDropped;
  const receive = async (received: readonly ReceivedUpdate[]) => {
    await receiveUpdates({ store, clock, messageLimit, onDropped }, received);
    void handleUpdates();
  };
  const webhook = webhookSecret && {
    url: pageUrl('/api/telegram/webhook'),
    secret: webhookSecret,
  };
  let isKnown = false;
  return {
    bot,
    receiveUpdates: receive,
    handleUpdates,
    introduce: async () => {
      if (isKnown) return;
      const appUrl = pageUrl('/telegram');
      const refusals = await introduceBot(bot, { webhook: webhook || null, appUrl }).catch(failed);
      isKnown = true;
      for (const refusal of refusals) log.warn({ refusal }, 'Telegram refuses a part of the bot');
    },
    startPolling: () =>
      webhook ? () => undefined : pollUpdates({ token, apiRoot, log, receive, alone: store.alone }),
    linksTo: (order) => {
      if (order.telegramUserId === null || !bot.isInited()) return null;
      const { username } = bot.botInfo;
      return appLinks({ linkOrigin, username, appName }, orderStartParam(order.id));
    },
  };
}

/** A vendor's error may hold what was sent; how its call has ended says enough. */
function failed(error: unknown): never {
  const { reason = '' } = outcomeOf(error) as { reason?: string };
  throw new OwnError(reason);
}

/** Anybody may order and ask, without paying. What is capped is in the admin, as all that is asked. */
function newsOfErasure(shared: ReturnType<typeof sharedLimiters>): UnpaidLimits {
  return new UnpaidLimits({
    recipients: new RateLimit(1, 24 * HOUR_SECONDS, shared('erasureNewsOfChat')),
    addresses: new RateLimit(0),
    shop: new RateLimit(10, HOUR_SECONDS, shared('erasureNews')),
  });
}

async function forget(
  { store, clock, log, channels }: Ports,
  news: UnpaidLimits,
  userId: number,
): Promise<void> {
  const counted = await news.count({ email: null, chatId: userId, address: null });
  const messages = messagesToSeller('erasure_to_seller', channels).map((one) => ({
    ...one,
    isCapped: counted.chat,
  }));
  const orders = await forgetUser(store, userId, messages, clock());
  if (orders.length === 0) await counted.giveBack();
  for (const { number } of orders) log.warn({ order: number }, 'a buyer asks for erasure');
}
