import { setTimeout as sleep } from 'node:timers/promises';
import { type Shop, untilReady } from '@/e2e/world/shop';

/** An instance as it stands: `mayEnd` when it was starting while its database was lost. */
type Instance = { shop: Shop; isReady: boolean; mayEnd: boolean };

/** The instances of a shop; what was killed is started again at once. */
export class Fleet {
  private readonly instances: Instance[];
  private readonly launch: (port: number) => Shop;
  private readonly ports: readonly number[];
  private readonly whenReady: () => Promise<void>;

  /** Starts one on every port; `whenReady` is called each time one has become ready. */
  constructor(
    ports: readonly number[],
    launch: (port: number) => Shop,
    whenReady: () => Promise<void>,
  ) {
    this.ports = ports;
    this.launch = launch;
    this.whenReady = whenReady;
    this.instances = ports.map((port) => this.start(port));
  }

  /** Starts again those that have ended; throws when one had no reason to. */
  revive(): void {
    this.instances.forEach((instance, at) => {
      if (!instance.shop.program.isOver()) return;
      if (!instance.mayEnd) {
        throw new Error(`an instance ended by itself:\n${instance.shop.program.output()}`);
      }
      this.instances[at] = this.start(this.ports[at] ?? 0);
    });
  }

  /** Waits until all are ready. */
  async untilReady(): Promise<void> {
    while (!this.instances.every(({ isReady }) => isReady)) {
      this.revive();
      await sleep(20);
    }
  }

  /**
   * Ends one of them and starts it again. Waits before until another is ready: nothing is promised
   * when all are killed. `struck` is called at the moment itself.
   */
  async strike(at: number, signal: 'SIGKILL' | 'SIGTERM', struck: () => void): Promise<void> {
    const isServed = () => this.instances.some(({ isReady }, other) => isReady && other !== at);
    while (!isServed()) {
      this.revive();
      await sleep(20);
    }
    const { program } = (this.instances[at] as Instance).shop;
    struck();
    program.signal(signal);
    await program.ended();
    this.instances[at] = this.start(this.ports[at] ?? 0);
  }

  /** Call before the database is lost: who is starting then may end. */
  losesDatabase(): void {
    for (const instance of this.instances) instance.mayEnd = !instance.isReady;
  }

  async stop(): Promise<void> {
    await Promise.all(this.instances.map(({ shop }) => shop.stop()));
  }

  kill(): void {
    for (const { shop } of this.instances) {
      if (!shop.program.isOver()) shop.program.signal('SIGKILL');
    }
  }

  private start(port: number): Instance {
    const instance = { shop: this.launch(port), isReady: false, mayEnd: false };
    const becomeReady = async () => {
      await untilReady(instance.shop);
      await this.whenReady();
      instance.isReady = true;
    };
    // One that ends before is found by `revive`.
    becomeReady().catch(() => undefined);
    return instance;
  }
}
