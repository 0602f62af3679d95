import { expect, it } from 'vitest';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import type { DoctorFacts } from '@/lib/store/doctor';
import { checkDatabase } from './check-database';
import { examine } from './examine';

const FACTS = {
  migrations: { applied: 5, known: 5 },
  lastPaymentEvents: { all: 0, demo: 0 },
  erased: null,
};

async function resultsOf(facts: Parameters<typeof checkDatabase>[0]) {
  const [durable, erased, tables] = await examine(checkDatabase(facts));
  return { durable, erased, tables };
}

it('a database of this shop is durable, and of its version', async () => {
  const { durable, tables } = await resultsOf(aStore().admin.doctorFacts);
  expect(durable).toMatchObject({ result: 'green', sentence: expect.stringContaining('до диска') });
  expect(tables).toMatchObject({ result: 'green', sentence: expect.stringContaining('Подходит') });
});

it.each([
  [false, 'red', 'Остановите продажи'],
  [null, 'skipped', 'откройте «Проверку» в кабинете'],
] as const)('when a commit reaches the disk: %s, it is %s', async (isDurable, result, words) => {
  const { durable } = await resultsOf(async () => ({ ...FACTS, isDurable }));
  expect(durable).toMatchObject({ result, sentence: expect.stringContaining(words) });
});

it('of a server that keeps its files itself nothing is said of what was erased', async () => {
  const asked = async () => ({
    ...(await aStore().admin.doctorFacts()),
    erased: 'kept_by_server' as const,
  });
  expect((await resultsOf(asked)).erased).toMatchObject({
    result: 'skipped',
    sentence: expect.stringContaining('PostgreSQL'),
  });
});

it('erased data that another process still holds are told, with since when and what to do', async () => {
  const facts = { ...FACTS, isDurable: true };
  const told = async (erased: DoctorFacts['erased']) =>
    (await resultsOf(async () => ({ ...facts, erased }))).erased;
  expect(await told({ heldSince: null })).toMatchObject({ result: 'green' });
  expect(await told(null)).toMatchObject({ result: 'skipped' });
  expect(await told({ heldSince: new Date('2026-11-24T09:05:00Z') })).toMatchObject({
    result: 'warning',
    sentence: expect.stringMatching(/24\.11\.2026, 12:05.*sqlite3/),
  });
});

it('tables that lack a change are red, and say how to make it', async () => {
  const migrations = { applied: 4, known: 5 };
  const { tables } = await resultsOf(async () => ({ ...FACTS, isDurable: true, migrations }));
  expect(tables).toMatchObject({
    result: 'red',
    sentence:
      'База от прежней версии магазина (изменений 4 из 5). Перезапустите магазин или npm run migrate.',
  });
});

it('a database of a newer version is red, and no start of this one is said to correct it', async () => {
  const migrations = { applied: 6, known: 5 };
  const { tables } = await resultsOf(async () => ({ ...FACTS, isDurable: true, migrations }));
  expect(tables).toMatchObject({
    result: 'red',
    sentence: 'База новее этой версии магазина: верните новую версию.',
  });
});
