import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/e2e/world/free-port';
import { type Prodamus, startProdamus } from '@/e2e/world/prodamus';
import { freshDatabaseFile, launchShop, type Shop, untilReady } from '@/e2e/world/shop';
import { BOT_TOKEN, startTelegram, type Telegram } from '@/e2e/world/telegram';
import { type RunningMail, startMail } from '@/emulators/mail/start-mail';

/** A shop that is killed and started again on the same database, and all it deals with. */
export type World = {
  shopUrl: string;
  databaseFile: string;
  prodamus: Prodamus;
  telegram: Telegram;
  mail: RunningMail;
  /** The Telegram user who is notified of payments. */
  sellerId: number;
  /** Starts the shop and kills it so long after that, wherever it is, or after it was ready. */
  liveFor(milliseconds: number, since: 'start' | 'ready'): Promise<void>;
  /** Starts the shop to stay, and waits until it is ready. */
  live(): Promise<Shop>;
  end(): Promise<void>;
};

/** Starts the emulator with an empty database; the shop itself is started by each life. */
export async function startWorld(): Promise<World> {
  const shopPort = await freePort();
  const prodamusPort = await freePort();
  const telegramPort = await freePort();
  const shopUrl = `http://127.0.0.1:${shopPort}`;
  const prodamus = await startProdamus(prodamusPort, shopUrl);
  const telegram = await startTelegram(telegramPort, `${shopUrl}/telegram`);
  const mail = await startMail();
  const sellerId = await telegram.user({ started: true });
  const databaseFile = freshDatabaseFile();
  const settings = {
    DATABASE_URL: `file:${databaseFile}`,
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Анна <shop@example.ru>',
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
    TELEGRAM_API_ROOT: telegram.url,
    SELLER_TELEGRAM_IDS: String(sellerId),
    LOG_LEVEL: 'error',
  };
  const launch = () => launchShop(shopPort, prodamus.url, settings);
  return {
    shopUrl,
    databaseFile,
    prodamus,
    telegram,
    mail,
    sellerId,
    liveFor: async (milliseconds, since) => {
      const shop = launch();
      if (since === 'ready') await untilReady(shop);
      const life = await Promise.race([
        sleep(milliseconds, 'over'),
        shop.program.ended().then(() => 'ended'),
      ]);
      if (life === 'ended') throw new Error(`the shop ended by itself:\n${shop.program.output()}`);
      shop.program.signal('SIGKILL');
      await shop.program.ended();
    },
    live: async () => {
      const shop = launch();
      await untilReady(shop);
      return shop;
    },
    end: async () => {
      await mail.close();
      await telegram.stop();
      await prodamus.stop();
    },
  };
}
