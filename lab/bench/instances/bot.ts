import { createServer, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '@/e2e/world/free-port';
import { startInstances } from '@/e2e/world/instances/instances';
import { askPostgres } from '@/e2e/world/instances/two-instances';
import type { Shop } from '@/e2e/world/shop';
import { BOT_TOKEN, startTelegram, type Telegram } from '@/e2e/world/telegram';
import { withCheckDigit } from '@/lib/orders/number';
import { startPostgres } from '@/scripts/postgres';

const INSTANCES = 3;
const CHATS = 50;
const UPDATES = 500;
/** Every so manieth update comes to two instances at the same time. */
const TWICE = 5;

/**
 * Prints how many messages to the bot, delivered by turns to all instances and some of them twice,
 * were answered how often. Returns whether each was answered once and each chat in order.
 */
export async function printBot(): Promise<boolean> {
  const server = await startPostgres();
  const url = server.url('postgres');
  const telegram = await startTelegram(await freePort());
  const relay = await startRelay();
  const { shops, stop } = await startInstances(INSTANCES, {
    DATABASE_URL: url,
    PUBLIC_URL: relay.url,
    TELEGRAM_BOT_TOKEN: BOT_TOKEN,
    TELEGRAM_WEBHOOK_SECRET: 'a-secret-of-the-tests',
    TELEGRAM_API_ROOT: telegram.url,
    TELEGRAM_LINK_HOST: new URL(telegram.url).host,
  });
  relay.passOnTo(shops);
  try {
    const chats = await talk(telegram);
    const startedAt = performance.now();
    await untilHandled(url);
    const seconds = (performance.now() - startedAt) / 1_000;
    const answers = await Promise.all([...chats].map((chat) => answersIn(telegram, chat)));
    return report(answers, { seconds, repeated: relay.repeated() });
  } finally {
    await stop();
    await relay.close();
    await telegram.stop();
    server.stop();
  }
}

/** What a user has written, in its order: numbers of orders that there are not. */
type Chat = [userId: number, numbers: string[]];

/** All users write at once, each one thing after another. */
async function talk(telegram: Telegram): Promise<Map<number, string[]>> {
  const chats = new Map<number, string[]>();
  while (chats.size < CHATS) {
    const userId = await telegram.user({ started: true });
    const first = 100_000_000 + chats.size * 1_000;
    const numbers = Array.from({ length: UPDATES / CHATS }, (_, at) =>
      withCheckDigit(String(first + at)),
    );
    chats.set(userId, numbers);
  }
  const writing = [...chats].map(async ([userId, numbers]) => {
    for (const number of numbers) await telegram.say(userId, number);
  });
  await Promise.all(writing);
  return chats;
}

async function untilHandled(url: string): Promise<void> {
  const query = 'select count(*)::int as n from telegram_updates where handled_at is not null';
  while (Number((await askPostgres(url, query))[0]?.n) < UPDATES) await sleep(50);
}

type Answers = { once: number; never: number; again: number; isInOrder: boolean };

/** The bot names in its answer the number it was asked about. */
async function answersIn(telegram: Telegram, [userId, numbers]: Chat): Promise<Answers> {
  const said = (await telegram.chat(userId)).flatMap(({ from, text }) => {
    const digits = text.replace(/[\s\u00a0]/g, '');
    return from === 'bot' ? numbers.filter((number) => digits.includes(number)) : [];
  });
  const times = numbers.map((number) => said.filter((one) => one === number).length);
  return {
    once: times.filter((count) => count === 1).length,
    never: times.filter((count) => count === 0).length,
    again: times.filter((count) => count > 1).length,
    isInOrder: said.toSorted().join() === said.join(),
  };
}

function report(answers: readonly Answers[], seen: { seconds: number; repeated: number }): boolean {
  const sum = (count: (one: Answers) => number) =>
    answers.reduce((all, one) => all + count(one), 0);
  const once = sum((one) => one.once);
  const disordered = answers.filter(({ isInOrder }) => !isInOrder).length;
  console.table({
    [`${UPDATES} сообщений боту, чатов ${CHATS}`]: {
      'принесены дважды': seen.repeated,
      'ответ один': once,
      'ответа нет': sum((one) => one.never),
      'ответов больше': sum((one) => one.again),
      'чатов не по порядку': disordered,
      секунд: seen.seconds.toFixed(1),
    },
  });
  return once === UPDATES && disordered === 0;
}

/** What Telegram knows as the shop: gives each instance its turn, and some updates to two at once. */
async function startRelay() {
  let shops: readonly Shop[] = [];
  let turn = 0;
  let repeated = 0;
  const pass = async (asked: IncomingMessage, body: Buffer) => {
    turn += 1;
    const isTwice = turn % TWICE === 0;
    if (isTwice) repeated += 1;
    const receivers = [
      shops[turn % shops.length],
      ...(isTwice ? [shops[(turn + 1) % shops.length]] : []),
    ];
    const secret = String(asked.headers['x-telegram-bot-api-secret-token'] ?? '');
    const headers = {
      'Content-Type': 'application/json',
      'X-Telegram-Bot-Api-Secret-Token': secret,
    };
    const answers = receivers.map((shop) =>
      fetch(`${shop?.url}${asked.url}`, { method: 'POST', headers, body: new Uint8Array(body) }),
    );
    return (await Promise.all(answers)).every(({ ok }) => ok) ? 200 : 500;
  };
  const server = createServer(async (asked, answer) => {
    const chunks: Buffer[] = [];
    for await (const chunk of asked) chunks.push(chunk as Buffer);
    answer.statusCode = await pass(asked, Buffer.concat(chunks)).catch(() => 502);
    answer.end();
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${port}`,
    passOnTo: (all: readonly Shop[]) => {
      shops = all;
    },
    repeated: () => repeated,
    close: () => {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
