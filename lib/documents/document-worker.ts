import { Worker } from 'node:worker_threads';
import { OwnError } from '../own-error';
import { programOf } from '../program';
import type { DocumentMaker, DocumentOrder } from './document';
import type { WorkerAnswer } from './worker';

const LIMITS = {
  /** When to end an idle thread. */
  idleMs: 60_000,
  /** When to call a document hung. */
  timeoutMs: 30_000,
  /** The JavaScript heap of the thread. */
  maxMegabytes: 256,
  /** How many documents may wait for the one being made: that is, for some 15 seconds. */
  maxWaiting: 64,
};

/** So many documents wait already that another one is not taken. */
export class DocumentsBusy extends OwnError {
  override readonly name = 'DocumentsBusy';
}

type Waiting = { resolve(bytes: Buffer): void; reject(error: Error): void };

/**
 * Makes documents on a thread of its own, one after another, so the webhook never waits for a
 * picture. The thread starts with the first document and ends when there was nothing to do for a
 * minute; one that dies, hangs or needs too much memory rejects what it was making, and the next
 * document gets a new one. Rejects with `DocumentsBusy` when too many wait.
 */
export class DocumentWorker implements DocumentMaker {
  private thread: Worker | null = null;
  private idle: NodeJS.Timeout | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private closed = false;
  private unfinished = 0;
  private readonly limits: typeof LIMITS;

  constructor(limits: Partial<typeof LIMITS> = {}) {
    this.limits = { ...LIMITS, ...limits };
  }

  async make(order: DocumentOrder): Promise<Buffer> {
    if (this.unfinished > this.limits.maxWaiting) {
      throw new DocumentsBusy('слишком много документов ждут очереди');
    }
    this.unfinished += 1;
    const made = this.last.then(() => this.makeNext(order));
    this.last = made.catch(() => undefined);
    return await made.finally(() => {
      this.unfinished -= 1;
    });
  }

  /** Ends the thread for good: what is being made and what waits is rejected. */
  async close(): Promise<void> {
    this.closed = true;
    await this.drop();
  }

  /** Ends the thread; the next document gets a new one. */
  private async drop(): Promise<void> {
    clearTimeout(this.idle);
    const { thread } = this;
    this.thread = null;
    await thread?.terminate();
  }

  private async makeNext(order: DocumentOrder): Promise<Buffer> {
    if (this.closed) throw new OwnError('no more documents are made: the shop is closing');
    clearTimeout(this.idle);
    const thread = this.running();
    const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
    const stop = listen(thread, { resolve, reject });
    const hung = setTimeout(() => {
      reject(new OwnError('документ делался слишком долго'));
      void this.drop();
    }, this.limits.timeoutMs);
    thread.postMessage(order);
    return await promise.finally(() => {
      clearTimeout(hung);
      stop();
      this.idle = setTimeout(() => void this.drop(), this.limits.idleMs);
      this.idle.unref();
    });
  }

  private running(): Worker {
    if (this.thread) return this.thread;
    const { flags, file } = programOf('lib/documents/worker.ts');
    const resourceLimits = { maxOldGenerationSizeMb: this.limits.maxMegabytes };
    const thread = new Worker(file, { execArgv: flags, resourceLimits });
    // Also while nothing is being made: an error nobody listens to would end the whole process.
    const forget = () => {
      if (this.thread === thread) this.thread = null;
    };
    thread.on('error', forget).on('exit', forget);
    thread.unref();
    this.thread = thread;
    return thread;
  }
}

/** Tells the one who waits how the document of this thread ends; returns how to stop listening. */
function listen(thread: Worker, { resolve, reject }: Waiting): () => void {
  const answered = (answer: WorkerAnswer) => {
    if (answer.ok) resolve(Buffer.from(answer.bytes));
    else reject(new OwnError(`a document was not made: ${answer.reason}`));
  };
  const died = (cause: unknown) => {
    reject(new OwnError('the thread that makes documents ended', { cause }));
  };
  thread.on('message', answered).on('error', died).on('exit', died);
  return () => void thread.off('message', answered).off('error', died).off('exit', died);
}
