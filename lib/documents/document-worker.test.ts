import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, it, onTestFinished } from 'vitest';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import type { DocumentOrder } from './document';
import { DocumentsBusy, DocumentWorker } from './document-worker';
import { makeDocument } from './make-document';

const worker = new DocumentWorker();
afterAll(() => worker.close());

const anOrder = (changes: Partial<DocumentOrder> = {}): DocumentOrder => ({
  kind: 'reading_pdf',
  reading: makeReading('1988-11-03' as BirthDate),
  birthDate: '1988-11-03' as BirthDate,
  name: 'Анна',
  audience: 'adult',
  paidAt: new Date('2026-11-24T10:00:00.000Z'),
  site: 'shop.example',
  ...changes,
});

it('the thread makes what would be made here', async () => {
  const [pdf, picture] = await Promise.all([
    worker.make(anOrder()),
    worker.make(anOrder({ kind: 'share_picture' })),
  ]);

  expect(pdf.equals(await makeDocument(anOrder()))).toBe(true);
  expect(picture.equals(await makeDocument(anOrder({ kind: 'share_picture' })))).toBe(true);
});

it('meanwhile this thread answers others', async () => {
  let turns = 0;
  const timer = setInterval(() => {
    turns += 1;
  }, 1);
  await Promise.all(Array.from({ length: 3 }, () => worker.make(anOrder())));
  clearInterval(timer);

  expect(turns).toBeGreaterThan(20);
});

it('one that cannot be made takes no other with it, and says why', async () => {
  const broken = { ...anOrder().reading, version: 999 };
  const refused = worker.make(anOrder({ reading: broken }));
  const made = worker.make(anOrder());

  await expect(refused).rejects.toThrow(
    'was not made: there are no texts for readings of version 999',
  );
  expect((await made).length).toBeGreaterThan(10_000);
});

it('closed, it rejects what it makes and what waits, and starts nothing new', async () => {
  const closing = new DocumentWorker();
  await closing.make(anOrder());
  const waiting = Promise.allSettled([1, 2, 3].map(() => closing.make(anOrder())));
  await new Promise((resolve) => setImmediate(resolve));
  await closing.close();

  const reasons = (await waiting).map((one) => one.status === 'rejected' && one.reason.message);
  expect(reasons).toEqual([
    'the thread that makes documents ended',
    ...Array(2).fill('no more documents are made: the shop is closing'),
  ]);
  await expect(closing.make(anOrder())).rejects.toThrow('closing');
});

it('a document that takes too long is given up, and the next one gets a new thread', async () => {
  const impatient = new DocumentWorker({ timeoutMs: 1 });
  onTestFinished(() => impatient.close());

  await expect(impatient.make(anOrder())).rejects.toThrow('слишком долго');
  await expect(impatient.make(anOrder())).rejects.toThrow('слишком долго');
});

it('a thread that was ended for idling is followed by a new one', async () => {
  const thrifty = new DocumentWorker({ idleMs: 1 });
  onTestFinished(() => thrifty.close());
  await thrifty.make(anOrder());
  await sleep(50);

  expect((await thrifty.make(anOrder())).length).toBeGreaterThan(10_000);
});

it('takes no more than may wait, and takes again what is asked for later', async () => {
  const small = new DocumentWorker({ maxWaiting: 2 });
  onTestFinished(() => small.close());
  const asked = await Promise.allSettled([1, 2, 3, 4].map(() => small.make(anOrder())));

  expect(asked.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ]);
  expect(asked[3]).toMatchObject({ reason: expect.any(DocumentsBusy) });
  expect((await small.make(anOrder())).length).toBeGreaterThan(10_000);
});

it('a document that needs too much memory ends its thread, not the process', async () => {
  const narrow = new DocumentWorker({ maxMegabytes: 8 });
  onTestFinished(() => narrow.close());

  await expect(narrow.make(anOrder())).rejects.toThrow('the thread that makes documents ended');
});
