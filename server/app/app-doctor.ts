import { copyConditions } from '@/db/copy-conditions';
import type { Check, Examined } from '@/lib/admin/doctor/check';
import { checkBackups } from '@/lib/admin/doctor/check-backups';
import { checkBot } from '@/lib/admin/doctor/check-bot';
import { checkClock } from '@/lib/admin/doctor/check-clock';
import { checkDatabase } from '@/lib/admin/doctor/check-database';
import { checkDisk } from '@/lib/admin/doctor/check-disk';
import { checkFiles } from '@/lib/admin/doctor/check-files';
import { checkKeys } from '@/lib/admin/doctor/check-keys';
import { checkMail } from '@/lib/admin/doctor/check-mail';
import { checkPage } from '@/lib/admin/doctor/check-page';
import { checkPeople } from '@/lib/admin/doctor/check-people';
import { checkPrice } from '@/lib/admin/doctor/check-price';
import { checkServer } from '@/lib/admin/doctor/check-server';
import { checkWebhook } from '@/lib/admin/doctor/check-webhook';
import { examine } from '@/lib/admin/doctor/examine';
import type { Clock } from '@/lib/clock';
import type { Kopecks } from '@/lib/money';
import { PUBLIC_DEMO_KEY } from '@/lib/prodamus/signature';
import { verifyServer } from '@/lib/smtp/verify-server';
import type { BackupState } from '@/lib/store/backups';
import type { DoctorFacts } from '@/lib/store/doctor';
import { botState } from '@/lib/telegram/introduce-bot';
import type { Config } from '../config/config';
import { DEMO_APP_SECRET, DEMO_PRODAMUS_KEY } from '../config/demo-keys';
import { askAddress } from '../http/ask-address';
import { databaseFiles } from '../private-files';

type Ports = {
  clock: Clock;
  facts(): Promise<DoctorFacts>;
  backups(): Promise<BackupState>;
  /** As buyers see it: what is saved in the admin wins. */
  seller: { name: string; inn: string; contacts: string };
  price: Kopecks;
};

/** Looks at everything that can be wrong with the set-up, for the admin and for `npm run doctor`. */
export function runDoctor(config: Config, ports: Ports): Promise<Examined[]> {
  return examine(checksOf(config, ports));
}

function checksOf(config: Config, { clock, facts, backups, seller, price }: Ports): Check[] {
  const { mode, publicUrl, prodamus, telegram, mail, appSecret, admin } = config;
  const { backupDir, trustedProxies } = config;
  const files = config.database.kind === 'file' ? [config.database.file] : [];
  const pageKey = prodamus.secretKey;
  const known = [DEMO_APP_SECRET, DEMO_PRODAMUS_KEY, PUBLIC_DEMO_KEY];
  const others = [prodamus.url, ...(telegram ? [new URL(telegram.apiRoot)] : [])];
  const bot = telegram && {
    webhookUrl: telegram.webhookSecret ? `${publicUrl}/api/telegram/webhook` : null,
    state: () => botState(telegram.token, telegram.apiRoot),
  };
  const people = {
    seller,
    adminIds: admin.telegramIds,
    hasPassword: admin.passwordHash !== null,
    sellerChats: telegram?.sellerIds ?? null,
  };
  return [
    ...checkKeys({ mode, appSecret, pageKey }, known),
    checkPrice(price),
    ...checkPage(prodamus.url, askAddress, facts),
    checkWebhook(new URL('/api/prodamus/webhook', publicUrl), askAddress),
    checkClock(others, askAddress, clock),
    ...checkDatabase(facts),
    ...files.map(checkDisk),
    checkFiles(() => ['.env', ...files.flatMap(databaseFiles), ...(backupDir ? [backupDir] : [])]),
    checkBot(bot),
    checkMail(mail && (() => verifyServer(mail.url))),
    ...checkPeople(people),
    checkBackups({
      mode,
      backupDir,
      clock,
      state: backups,
      conditions: () => copyConditions(config.database),
    }),
    ...checkServer({ trustedProxies, isHttps: publicUrl.startsWith('https:') }),
  ];
}
