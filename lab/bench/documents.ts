import type { BirthDate } from '@/lib/chakras/birth-date';
import { makeReading } from '@/lib/chakras/reading';
import type { DocumentKind } from '@/lib/documents/document';
import { DocumentWorker } from '@/lib/documents/document-worker';

const COUNT = 200;

/** Prints how fast the documents of a reading are made, each of another person, one by one. */
export async function printDocuments(): Promise<void> {
  const worker = new DocumentWorker();
  const kinds: [string, DocumentKind][] = [
    ['PDF разбора', 'reading_pdf'],
    ['Картинка 1080 × 1350', 'share_picture'],
    ['Картинка 1200 × 630', 'share_preview'],
  ];
  const rows: Record<string, object> = {};
  for (const [name, kind] of kinds) rows[name] = await measure(worker, kind);
  await worker.close();
  console.table(rows);
}

async function measure(worker: DocumentWorker, kind: DocumentKind) {
  const [times, sizes]: [number[], number[]] = [[], []];
  await make(worker, kind, 0);
  for (let person = 1; person <= COUNT; person += 1) {
    const start = performance.now();
    sizes.push((await make(worker, kind, person)).length);
    times.push(performance.now() - start);
  }
  const total = times.reduce((sum, time) => sum + time, 0);
  return {
    'в секунду': ((COUNT / total) * 1000).toFixed(1),
    'p50 мс': quantile(times, 0.5),
    'p99 мс': quantile(times, 0.99),
    'самый большой, кБ': (Math.max(...sizes) / 1000).toFixed(0),
  };
}

function make(worker: DocumentWorker, kind: DocumentKind, person: number): Promise<Buffer> {
  const born = new Date(Date.UTC(1950 + (person % 60), person % 12, 1 + (person % 28)));
  const birthDate = born.toISOString().slice(0, 10) as BirthDate;
  const facts = {
    name: 'Анна',
    audience: 'adult' as const,
    paidAt: new Date(0),
    site: 'shop.example',
  };
  return worker.make({ kind, reading: makeReading(birthDate), birthDate, ...facts });
}

function quantile(times: readonly number[], share: number): number {
  const ascending = times.toSorted((a, b) => a - b);
  return Math.round(ascending[Math.ceil(share * ascending.length) - 1] ?? 0);
}
