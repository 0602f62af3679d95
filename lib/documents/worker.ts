import { parentPort } from 'node:worker_threads';
import { reasonOf } from '../describe-error';
import type { DocumentOrder } from './document';
import { makeDocument } from './make-document';

export type WorkerAnswer = { ok: true; bytes: Uint8Array } | { ok: false; reason: string };

// The thread that documents are made on: one request in, one answer out.
parentPort?.on('message', async (order: DocumentOrder) => {
  parentPort?.postMessage(await answerTo(order));
});

async function answerTo(order: DocumentOrder): Promise<WorkerAnswer> {
  try {
    return { ok: true, bytes: await makeDocument(order) };
  } catch (error) {
    return { ok: false, reason: reasonOf(error) };
  }
}
