import { setTimeout as sleep } from 'node:timers/promises';
import { Bot } from 'grammy';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestEmulator, TOKEN } from '@/emulators/telegram/test-emulator';
import type { Store } from '@/lib/store/store';
import { clientOptions } from '@/lib/telegram/client-options';
import { updateWorker } from '@/lib/telegram/handle-updates';
import { aServer, POSTGRES } from './fixtures/a-server';
import { openPostgresStore } from './open';

const NOW = new Date('2026-11-24T09:00:00Z');

describe.skipIf(!POSTGRES)(`the bot of three instances on PostgreSQL ${POSTGRES}`, () => {
  const server = aServer();
  let emulator: Awaited<ReturnType<typeof startTestEmulator>>;
  let stores: Store[];
  beforeAll(async () => {
    emulator = await startTestEmulator();
    const names = ['one', 'two', 'three'];
    stores = await Promise.all(names.map((name) => openPostgresStore(server.url, name)));
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await emulator.close();
  });

  /** An instance with a bot that says again what it was told. */
  function anInstance(store: Store) {
    const bot = new Bot(TOKEN, { client: clientOptions(emulator.url, 10) });
    bot.on('message:text', (chat) => chat.reply(chat.message.text));
    const ports = { bot, store, clock: () => NOW, isStopping: () => false };
    const handle = updateWorker({ ...ports, log: pino({ level: 'silent' }) });
    store.onChange(({ kind }) => {
      if (kind === 'updates') void handle();
    });
    return {
      handle,
      come: async (id: number, userId: number, text: string) => {
        const chat = { id: userId, type: 'private', first_name: 'Анна' };
        const message = { message_id: id, date: 1, from: { ...chat, is_bot: false }, chat, text };
        const body = JSON.stringify({ update_id: id, message });
        await store.keepUpdates([{ id, body, chatId: userId }], NOW);
        void handle();
      },
    };
  }

  it('answers each update once and each chat in order, wherever they come in', async () => {
    const instances = stores.map(anInstance);
    const users = [];
    for (let count = 0; count < 5; count += 1) users.push(await emulator.user());
    const said = Array.from({ length: 12 }, (_, at) => String(at));
    let id = 0;
    for (const text of said) {
      for (const user of users) {
        id += 1;
        // Telegram repeats what it had no answer to, and another instance may get it then.
        await instances[id % 3]?.come(id, user, text);
        await instances[(id + 1) % 3]?.come(id, user, text);
      }
    }
    const answers = async (user: number) =>
      (await emulator.chat(user)).messages
        .filter(({ from }) => from === 'bot')
        .map(({ text }) => text);
    const isOver = async () => (await stores[0]?.dueUpdates(NOW, 1))?.length === 0;
    while (!(await isOver())) await sleep(20);
    await Promise.all(instances.map(({ handle }) => handle()));

    for (const user of users) expect(await answers(user)).toEqual(said);
  });
});
