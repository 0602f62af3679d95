import type { Bot } from 'grammy';
import type { Logger } from 'pino';
import type { Clock } from '@/lib/clock';
import { logDelivered, type OutboxPorts, outboxWorker } from '@/lib/messages/outbox-worker';
import { sendMail } from '@/lib/messages/send-mail';
import { sendToChat } from '@/lib/messages/send-to-chat';
import { type ShopSettings, sellerOf } from '@/lib/orders/shop/shop-settings';
import {
  CHAT_KINDS,
  MAIL_KINDS,
  SELLER_KINDS,
  SELLER_MAIL_KINDS,
} from '@/lib/outbox/outbox-message';
import { smtpMailer } from '@/lib/smtp/smtp-mailer';
import type { OrderDetails } from '@/lib/store/order-details';
import type { Store } from '@/lib/store/store';
import { telegramMessenger } from '@/lib/telegram/messenger';
import type { Config } from '../config/config';

type Ports = {
  store: Store;
  clock: Clock;
  log: Logger;
  isStopping(): boolean;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  readingPdf(details: OrderDetails): Promise<Buffer | null>;
  payUrl(details: OrderDetails): Promise<string | null>;
  settings(): ShopSettings;
};

/** What delivers the messages of every channel. */
export type AppDelivery = {
  /** Deliver what is due, each its own channel, so that one that hangs does not hold up the other. */
  workers: (() => Promise<void>)[];
  /** Lets the connections to the mail server go. */
  close(): void;
};

/** Puts the workers of the outbox together, one for mail and one for chats. */
export function appDelivery(config: Config, bot: Bot | null, ports: Ports): AppDelivery {
  const { mail, publicUrl } = config;
  const seller = () => sellerOf(ports.settings());
  const mailer = mail && smtpMailer(mail.url, mail.from);
  const workers: (() => Promise<void>)[] = [];
  const add = (kinds: OutboxPorts['kinds'], send: OutboxPorts['send']) =>
    workers.push(
      outboxWorker({
        ...ports,
        kinds,
        send,
        onDelivered: (delivered) => logDelivered(ports.log, delivered),
        onError: (err) => ports.log.error({ err }, 'messages are not delivered'),
      }),
    );
  if (mailer) {
    const admin = { sellerEmail: config.sellerEmail, adminUrl: `${publicUrl}/admin` };
    const letters = { ...ports, ...admin, mailer, seller, site: new URL(publicUrl).host };
    add([...MAIL_KINDS, ...SELLER_MAIL_KINDS], (...one) => sendMail(letters, ...one));
  }
  if (bot) {
    const isSellersChat = (id: number) => config.telegram?.sellerIds.includes(id) ?? false;
    const chats = { ...ports, isSellersChat, messenger: telegramMessenger(bot.api) };
    add([...CHAT_KINDS, ...SELLER_KINDS], (...one) => sendToChat(chats, ...one));
  }
  return { workers, close: () => mailer?.close() };
}
