import type { Bot } from 'grammy';
import type { Logger } from 'pino';
import type { OrderFile, Store } from '@/db/store';
import type { Clock } from './clock';
import type { Config } from './config';
import { deliveryRounds } from './delivery/delivery-rounds';
import { sendMail } from './delivery/send-mail';
import { sendToChat } from './delivery/send-to-chat';
import { smtpMailer } from './mail/smtp-mailer';
import {
  CHAT_KINDS,
  MAIL_KINDS,
  SELLER_KINDS,
  SELLER_MAIL_KINDS,
} from './notifications/notification';
import { type ShopSettings, sellerOf } from './orders/shop-settings';
import { telegramMessenger } from './telegram/messenger';

type Ports = {
  store: Store;
  clock: Clock;
  log: Logger;
  isStopping(): boolean;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  readingPdf(file: OrderFile): Promise<Buffer | null>;
  payUrl(file: OrderFile): Promise<string | null>;
  settings(): ShopSettings;
};

/**
 * Answers the rounds that deliver what is due, one for mail and one for chats: so that one that
 * hangs does not hold up the other.
 */
export function appDelivery(config: Config, bot: Bot | null, ports: Ports) {
  const { mail, publicUrl } = config;
  const seller = () => sellerOf(ports.settings());
  const rounds: (() => Promise<void>)[] = [];
  if (mail) {
    const mailer = smtpMailer(mail.url, mail.from);
    const desk = { sellerEmail: config.sellerEmail, deskUrl: `${publicUrl}/admin` };
    const letters = { ...ports, ...desk, mailer, seller, site: new URL(publicUrl).host };
    const kinds = [...MAIL_KINDS, ...SELLER_MAIL_KINDS];
    rounds.push(deliveryRounds({ ...ports, kinds, send: (...one) => sendMail(letters, ...one) }));
  }
  if (bot) {
    const chats = { ...ports, messenger: telegramMessenger(bot.api) };
    const kinds = [...CHAT_KINDS, ...SELLER_KINDS];
    rounds.push(deliveryRounds({ ...ports, kinds, send: (...one) => sendToChat(chats, ...one) }));
  }
  return rounds;
}
