import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startMail } from '@/emulators/mail/start-mail';
import { builtProgram } from '@/lib/program';
import { freePort } from './free-port';
import { startProdamus } from './prodamus';
import { startProgram } from './program';
import { type Shop, startShop } from './shop';
import { BOT_TOKEN, startTelegram } from './telegram';

export const SELLER = 900_200;
export const MAILBOX = 'seller@example.ru';

export const aFolder = () => mkdtempSync(path.join(tmpdir(), 'chakra-backups-'));
export const copiesIn = (folder: string) =>
  readdirSync(folder).filter((name) => name.endsWith('.sqlite.gz'));

/** Runs a program of the project on the database of a shop, as its operator would. */
async function operator(
  program: string,
  shop: Shop,
  settings: Record<string, string>,
  ...args: string[]
) {
  const env = { DATABASE_URL: `file:${shop.databaseFile}`, ...settings };
  const running = startProgram([builtProgram(program), ...args], env);
  const code = await running.ended();
  return { code, said: running.output() };
}

export const backUp = (shop: Shop, folder: string) =>
  operator('scripts/backup.ts', shop, { BACKUP_DIR: folder });
export const restore = (shop: Shop, ...args: string[]) =>
  operator('scripts/restore.ts', shop, {}, ...args);

/** A shop with everything it writes through, all of its own. */
export async function aShop(settings: Record<string, string> = {}) {
  const port = await freePort();
  const prodamusPort = await freePort();
  const prodamus = await startProdamus(prodamusPort, `http://127.0.0.1:${port}`);
  const mail = await startMail();
  const telegram = await startTelegram(await freePort());
  await telegram.user({ id: SELLER, started: true });
  const all = {
    SMTP_URL: mail.smtpUrl,
    MAIL_FROM: 'Анна <shop@example.ru>',
    SELLER_EMAIL: MAILBOX,
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_LINK_HOST: new URL(telegram.url).host,
    SELLER_TELEGRAM_IDS: String(SELLER),
    ...settings,
  };
  const shop = await startShop(port, prodamus.url, all);
  return {
    shop,
    prodamus,
    mail,
    telegram,
    /** Starts the shop anew on the database it had. */
    again: () =>
      startShop(port, prodamus.url, { ...all, DATABASE_URL: `file:${shop.databaseFile}` }),
    close: async () => {
      await mail.close();
      await telegram.stop();
      await prodamus.stop();
    },
  };
}

/** Removes the database as a broken disk would. */
export function destroy({ databaseFile }: Shop): void {
  for (const ending of ['', '-wal', '-shm']) rmSync(databaseFile + ending, { force: true });
}
