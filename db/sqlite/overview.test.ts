import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { anOrder } from '@/lib/orders/fixtures/an-order';
import { openSqliteReadOnly } from './open';
import { overview } from './overview';
import { openSqliteStore } from './store';

it('a wish to be forgotten is seen from the terminal though no chat is told of it', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'chakra-overview-'));
  const file = path.join(folder, 'shop.sqlite');
  const store = openSqliteStore(file);
  const { db, client } = openSqliteReadOnly(file);
  onTestFinished(async () => {
    client.close();
    await store.close();
    rmSync(folder, { recursive: true });
  });
  const order = anOrder({ telegramUserId: 42 });
  const at = new Date('2026-11-24T10:00:00Z');
  await store.placeOrder(order, null);
  await store.forgetTelegramUser(42, [], at);

  expect(overview(db).erasures(10)).toMatchObject([{ number: order.number, at }]);
});
