import { expect, it } from 'vitest';
import { type BotState, checkBot } from './check-bot';
import { examine } from './examine';

const WEBHOOK = 'https://anna.example/api/telegram/webhook';
const KNOWN: Extract<BotState, { kind: 'known' }> = {
  kind: 'known',
  webhookUrl: WEBHOOK,
  pending: 0,
  lastError: null,
  lacksUpdates: false,
};
const LONG = 'x'.repeat(500);

async function foundOf(state: BotState, webhookUrl: string | null = WEBHOOK) {
  const [found] = await examine([checkBot({ webhookUrl, state: async () => state })]);
  return found;
}

it.each([
  [KNOWN, 'green', 'обновления приходят'],
  [{ ...KNOWN, pending: 20 }, 'green', 'обновления приходят'],
  [{ ...KNOWN, pending: 21 }, 'warning', 'Ждут доставки обновлений: 21.'],
  [
    { ...KNOWN, lastError: 'Wrong response: 502' },
    'warning',
    'Telegram говорит: Wrong response: 502',
  ],
  [{ ...KNOWN, lacksUpdates: true }, 'warning', 'не все обновления'],
  [{ ...KNOWN, webhookUrl: 'https://other.example/' }, 'red', 'шлёт обновления не сюда'],
  [{ ...KNOWN, webhookUrl: '' }, 'red', 'шлёт обновления не сюда'],
  [{ kind: 'refused' }, 'red', '@BotFather'],
  [{ kind: 'silent' }, 'red', 'не отвечает'],
] as const)('of %o the bot is %s', async (state, result, words) => {
  expect(await foundOf(state)).toMatchObject({ result, sentence: expect.stringContaining(words) });
});

it('a bot that polls has no address, and one that is told to a webhook is not polled', async () => {
  const polled = await foundOf({ ...KNOWN, webhookUrl: '' }, null);
  expect(polled).toMatchObject({ result: 'green', sentence: expect.stringContaining('забираем') });
  expect((await foundOf(KNOWN, null))?.result).toBe('red');
});

it('of what Telegram says only the beginning is reported', async () => {
  const found = await foundOf({ ...KNOWN, lastError: LONG });
  expect(found?.sentence.length).toBeLessThan(250);
});

it('without a bot there is nothing to look at', async () => {
  const [found] = await examine([checkBot(null)]);
  expect(found).toMatchObject({
    result: 'skipped',
    sentence: expect.stringContaining('TELEGRAM_BOT_TOKEN'),
  });
});
