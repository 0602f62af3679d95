import { expect, it, onTestFinished } from 'vitest';
import { openSqliteStore } from '@/db/sqlite/store';
import type { UnitOfWork } from '../store/unit-of-work';
import { recordLaunchAccess, recordWriteAccess } from './telegram-user';

const AT = new Date('2026-11-24T10:00:00.000Z');
const LATER = new Date('2026-11-24T10:00:01.000Z');

function aStore() {
  const store = openSqliteStore(':memory:');
  onTestFinished(() => store.close());
  return store;
}

const mayWriteTo = (store: UnitOfWork, userId: number) =>
  store.read((db) => db.telegramUsers.mayWriteTo(userId));

it('a launch says that the bot may write where nothing is known yet, and only there', async () => {
  const store = aStore();
  await recordLaunchAccess(store, 77, AT);
  await recordWriteAccess(store, 78, false, AT);
  await recordLaunchAccess(store, 78, LATER);

  expect(await mayWriteTo(store, 77)).toBe(true);
  expect(await mayWriteTo(store, 78)).toBe(false);
});

it('a block that comes in while a launch is looked at stays', async () => {
  const store = aStore();
  const blockedMeanwhile: UnitOfWork = {
    ...store,
    read: async (look) => {
      const found = await store.read(look);
      await recordWriteAccess(store, 77, false, AT);
      return found;
    },
  };
  await recordLaunchAccess(blockedMeanwhile, 77, LATER);

  expect(await mayWriteTo(store, 77)).toBe(false);
});
