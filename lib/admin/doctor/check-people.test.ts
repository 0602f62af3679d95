import { expect, it } from 'vitest';
import { checkPeople } from './check-people';
import { examine } from './examine';

const ALL = {
  seller: { name: 'Анна', inn: '500100732259', contacts: 'anna@example.ru' },
  hasPassword: true,
  adminIds: [1],
  sellerChats: [1],
};

async function resultsOf(changes: Partial<typeof ALL> | { sellerChats: null } = {}) {
  const [seller, entry, chat] = await examine(checkPeople({ ...ALL, ...changes }));
  return { seller, entry, chat };
}

it('a named seller with a password and a chat is all green', async () => {
  const found = await resultsOf();
  expect(Object.values(found).map((one) => one?.result)).toEqual(['green', 'green', 'green']);
});

it.each([
  [{ name: ' ' }, 'нет: имя.'],
  [{ inn: '' }, 'нет: ИНН.'],
  [{ contacts: '' }, 'нет: связь.'],
  [{ name: '', inn: '', contacts: '' }, 'нет: имя, ИНН, связь.'],
])('an offer with %o is red, and says what it lacks', async (changes, words) => {
  const { seller } = await resultsOf({ seller: { ...ALL.seller, ...changes } });
  expect(seller).toMatchObject({ result: 'red', sentence: expect.stringContaining(words) });
});

it.each([
  [{ hasPassword: false, adminIds: [] }, 'red', 'npm run admin:password'],
  [{ hasPassword: false, adminIds: [1] }, 'warning', 'только из бота'],
] as const)('with %o the way into the admin is %s', async (changes, result, words) => {
  const { entry } = await resultsOf({ ...changes, adminIds: [...changes.adminIds] });
  expect(entry).toMatchObject({ result, sentence: expect.stringContaining(words) });
});

it.each([
  [{ sellerChats: null }, 'skipped', 'Бота нет'],
  [{ sellerChats: [] }, 'warning', 'SELLER_TELEGRAM_IDS'],
  [{ adminIds: [] }, 'warning', 'SELLER_ADMIN_IDS'],
])('with %o the chat of the seller is %s', async (changes, result, words) => {
  const { chat } = await resultsOf(changes);
  expect(chat).toMatchObject({ result, sentence: expect.stringContaining(words) });
});
