import { afterAll, expect, it } from 'vitest';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import type { DocumentOrder } from './document';
import { DocumentWorker } from './document-worker';
import { makeDocument } from './make-document';

const worker = new DocumentWorker();
afterAll(() => worker.close());

const anOrder = (changes: Partial<DocumentOrder> = {}): DocumentOrder => ({
  kind: 'reading_pdf',
  reading: makeReading('1988-11-03' as BirthDate),
  birthDate: '1988-11-03' as BirthDate,
  name: 'Анна',
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
  const [refused, made] = [worker.make(anOrder({ reading: broken })), worker.make(anOrder())];

  await expect(refused).rejects.toThrow(
    'was not made: there are no texts for readings of version 999',
  );
  expect((await made).length).toBeGreaterThan(10_000);
});

it('closed in the middle, it rejects what it was making, and the next one gets a new thread', async () => {
  const interrupted = worker.make(anOrder());
  const outcome = expect(interrupted).rejects.toThrow('ended');
  await new Promise((resolve) => setImmediate(resolve));
  await worker.close();
  await outcome;

  expect((await worker.make(anOrder())).length).toBeGreaterThan(10_000);
});

it('asked for while the idle thread is being closed, it gets a new thread', async () => {
  await worker.make(anOrder());
  const closed = worker.close();
  const made = worker.make(anOrder());
  await closed;

  expect((await made).length).toBeGreaterThan(10_000);
});
