import { type RunningMail, startMail } from '@/emulators/mail/start-mail';
import { freePort } from './free-port';
import { type Prodamus, startProdamus } from './prodamus';
import { launchShop, type Shop, untilReady } from './shop';
import { BOT_TOKEN, startTelegram, type Telegram } from './telegram';

/** What a test wants of its world; what it leaves out is as most tests want it. */
export type Wanted = {
  /** Whether the shop has a bot. */
  bot?: boolean;
  /** Whether the shop sends mail; true unless told otherwise. */
  mail?: boolean;
  /** Settings of the shop, over those of all tests. */
  settings?: Record<string, string>;
  /** The database to go on with; a fresh one unless told otherwise. */
  database?: string;
  /** Users of Telegram who have written to the bot before the shop starts, by their ids. */
  people?: number[];
  /** Whether Mini Apps are opened from the emulator's address or from the one of Telegram Web. */
  hostOrigin?: 'emulator' | 'true';
};

/** A shop and everything it deals with, all of its own. */
export type World = {
  shop: Shop;
  prodamus: Prodamus;
  mail: RunningMail;
  telegram: Telegram;
  /** Stops the shop and starts it again on the same address and database, with other settings. */
  restart(settings?: Record<string, string>): Promise<Shop>;
  stop(): Promise<void>;
};

/** Starts emulators and a shop that uses them, and waits until it is ready. */
export async function startWorld(wanted: Wanted = {}): Promise<World> {
  const port = await freePort();
  const shopUrl = `http://127.0.0.1:${port}`;
  const prodamus = await startProdamus(await freePort(), shopUrl);
  const telegram = await startTelegram(await freePort(), `${shopUrl}/telegram`);
  const mail = await startMail();
  for (const id of wanted.people ?? []) await telegram.user({ id, started: true });
  const surroundings = {
    ...(wanted.mail === false ? {} : mailSettings(mail)),
    ...(wanted.bot ? botSettings(telegram, wanted.hostOrigin) : {}),
    ...(wanted.database ? { DATABASE_URL: `file:${wanted.database}` } : {}),
  };
  const start = async (settings: Record<string, string>) => {
    const started = launchShop(port, prodamus.url, { ...surroundings, ...settings });
    await untilReady(started);
    return started;
  };
  const shop = await start({ ...wanted.settings });
  let running = shop;
  return {
    shop,
    prodamus,
    mail,
    telegram,
    restart: async (settings = wanted.settings) => {
      await running.stop();
      running = await start({ DATABASE_URL: `file:${shop.databaseFile}`, ...settings });
      return running;
    },
    stop: async () => {
      await running.stop();
      await mail.close();
      await telegram.stop();
      await prodamus.stop();
    },
  };
}

/** Makes the emulators behave again, whatever a test has had them do. */
export async function calm({ prodamus, mail }: World): Promise<void> {
  await prodamus.reset();
  mail.mailbox.faults = {};
}

function mailSettings({ smtpUrl }: RunningMail) {
  return { SMTP_URL: smtpUrl, MAIL_FROM: 'Анна <shop@example.ru>' };
}

function botSettings({ url }: Telegram, hostOrigin: Wanted['hostOrigin']) {
  return {
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
    TELEGRAM_API_ROOT: url,
    TELEGRAM_LINK_HOST: new URL(url).host,
    ...(hostOrigin === 'true' ? {} : { TELEGRAM_WEB_ORIGIN: url }),
  };
}
