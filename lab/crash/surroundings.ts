import { freePort } from '@/e2e/world/free-port';
import { type Prodamus, startProdamus } from '@/e2e/world/prodamus';
import { BOT_TOKEN, startTelegram, type Telegram } from '@/e2e/world/telegram';
import { type RunningMail, startMail } from '@/emulators/mail/start-mail';

/** What a shop deals with while it is killed, and what it is told of that. */
export type Surroundings = {
  shopUrl: string;
  prodamus: Prodamus;
  telegram: Telegram;
  mail: RunningMail;
  /** The Telegram user who is notified of payments. */
  sellerId: number;
  /** Settings of the shop. */
  settings: Record<string, string>;
  end(): Promise<void>;
};

/** Starts the emulators for a shop at this address. */
export async function startSurroundings(shopUrl: string): Promise<Surroundings> {
  const prodamus = await startProdamus(await freePort(), shopUrl);
  const telegram = await startTelegram(await freePort(), `${shopUrl}/telegram`);
  const mail = await startMail();
  const sellerId = await telegram.user({ started: true });
  return {
    shopUrl,
    prodamus,
    telegram,
    mail,
    sellerId,
    settings: {
      PUBLIC_URL: shopUrl,
      SMTP_URL: mail.smtpUrl,
      MAIL_FROM: 'Анна <shop@example.ru>',
      TELEGRAM_BOT_TOKEN: BOT_TOKEN,
      TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
      TELEGRAM_API_ROOT: telegram.url,
      SELLER_TELEGRAM_IDS: String(sellerId),
      LOG_LEVEL: 'error',
    },
    end: async () => {
      await mail.close();
      await telegram.stop();
      await prodamus.stop();
    },
  };
}
