import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { builtProgram } from '@/lib/program';
import { openSession } from '../world/admin';
import { freePort } from '../world/free-port';
import { formOf, sendForm } from '../world/page-form';
import { startProgram } from '../world/program';
import type { Shop } from '../world/shop';
import { expect, test } from '../world/telegram-fixtures';

const SELLER = 900_300;
const PEOPLE = { SELLER_TELEGRAM_IDS: String(SELLER), SELLER_ADMIN_IDS: String(SELLER) };
test.describe.configure({ mode: 'default' });
test.use({ settings: PEOPLE });
test.beforeAll(({ telegram }) => telegram.user({ id: SELLER, started: true }));

/** `npm run doctor` on the machine of a shop, with other settings where they are given. */
async function doctor(shop: Shop, settings: Record<string, string> = {}) {
  const env = { ...shop.env, ...settings };
  const program = startProgram([builtProgram('scripts/doctor.ts')], env);
  const code = await program.ended();
  const lines = program.output().split('\n');
  const secrets = ['APP_SECRET', 'PRODAMUS_SECRET_KEY', 'TELEGRAM_BOT_TOKEN'] as const;
  for (const name of secrets) expect(program.output()).not.toContain(env[name]);
  return {
    code,
    red: lines.filter((line) => line.startsWith('✗ ')),
    lineOf: (name: string) => lines.find((line) => line.slice(2).startsWith(`${name}. `)) ?? '',
    said: program.output(),
  };
}

/** Saves the seller's details in the admin. */
async function save(shop: Shop, filled: Record<string, string>): Promise<void> {
  const url = `${shop.url}/admin/settings`;
  const cookie = await openSession(shop.url);
  const saved = await sendForm(url, await formOf(url, cookie, filled), {
    cookie,
    origin: shop.url,
  });
  expect(await saved.text()).toContain('Сохранено.');
}

test('npm run doctor ends with 0 and says that one may sell when nothing is wrong', async ({
  shop,
}) => {
  const BACKUP_DIR = mkdtempSync(path.join(tmpdir(), 'chakra-backups-'));
  const backup = startProgram([builtProgram('scripts/backup.ts')], {
    ...shop.env,
    BACKUP_DIR,
  });
  expect(await backup.ended(), backup.output()).toBe(0);
  const found = await doctor(shop, { BACKUP_DIR });
  expect(found.red).toEqual([]);
  expect(found.code).toBe(0);
  expect(found.said).toContain('Продавать можно.');
  for (const name of [
    'Цена',
    'Ключ Prodamus',
    'Секрет приложения',
    'Страница оплаты',
    'Адрес уведомлений',
    'Часы',
    'Устройство базы',
    'Бот Telegram',
    'Почта',
    'Реквизиты в оферте',
    'Вход в кабинет',
    'Чат продавца',
    'Резервные копии',
  ]) {
    expect(found.lineOf(name), name).toMatch(/^✓/);
  }
  expect(found.said).not.toMatch(/^!/m);
});

test('Whatever is wrong around the shop is red with what to do, and the end is 1', async ({
  shop,
  mail,
}) => {
  const nobody = `http://127.0.0.1:${await freePort()}`;
  mail.mailbox.faults = { connect: 554 };
  const found = await doctor(shop, {
    PRODAMUS_URL: nobody,
    PUBLIC_URL: nobody,
    ADMIN_PASSWORD_HASH: '',
    SELLER_ADMIN_IDS: '',
    TELEGRAM_BOT_TOKEN: '7000000001:another-token_of_the_tests_000000',
  });
  mail.mailbox.faults = {};
  expect(found.code).toBe(1);
  expect(found.lineOf('Страница оплаты')).toMatch(/^✗ .*ECONNREFUSED/);
  expect(found.lineOf('Адрес уведомлений')).toMatch(/^✗ .*Запущен ли магазин/);
  expect(found.lineOf('Бот Telegram')).toMatch(/^✗ .*@BotFather/);
  expect(found.lineOf('Почта')).toMatch(/^✗ .*SMTP_URL/);
  expect(found.lineOf('Вход в кабинет')).toMatch(/^✗ .*npm run admin:password/);
  expect(found.said).toContain(`Исправьте отмеченное ✗: ${found.red.length}.`);
});

test('An address for payment events where another site answers is red', async ({ shop, mail }) => {
  const found = await doctor(shop, { PUBLIC_URL: mail.url });
  expect(found.lineOf('Адрес уведомлений')).toMatch(/^✗ .*отвечает не магазин/);
  expect(found.code).toBe(1);
});

test('What is saved in the admin wins over the environment, also when it is emptied there', async ({
  shop,
}) => {
  const details = { sellerName: 'Анна', sellerInn: '123456789012', sellerContacts: '@anna' };
  const nameless = { SELLER_NAME: '', SELLER_INN: '', SELLER_CONTACTS: '' };
  expect((await doctor(shop, nameless)).lineOf('Реквизиты в оферте')).toMatch(/^✗/);

  await save(shop, details);
  expect((await doctor(shop, nameless)).lineOf('Реквизиты в оферте')).toMatch(/^✓/);

  await save(shop, { ...details, sellerContacts: '' });
  expect((await doctor(shop)).lineOf('Реквизиты в оферте')).toMatch(/^✗ .*нет: связь/);
  await save(shop, { ...details, sellerContacts: 'anna@example.ru' });
});

test('Settings that do not read are listed, and the end is 1', async ({ shop }) => {
  const found = await doctor(shop, { PUBLIC_URL: 'anna.example', APP_SECRET: 'коротко' });
  expect(found.code).toBe(1);
  expect(found.said).toContain('Настройки не читаются:');
  expect(found.red.join('\n')).toMatch(/PUBLIC_URL.*\n.*APP_SECRET|APP_SECRET.*\n.*PUBLIC_URL/);
});
