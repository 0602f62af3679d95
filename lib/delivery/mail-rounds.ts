import type { Logger } from 'pino';
import type { Store } from '@/db/store';
import { deliverDue } from './deliver-due';
import { logDelivered } from './log-delivered';
import { type MailPorts, sendMail } from './send-mail';

type Ports = MailPorts & { store: Store; log: Logger };

/**
 * Answers a function that delivers every letter that is due and logs what did not go. Rounds never
 * run beside each other: who asks during one waits for it, and it takes along what has come.
 */
export function mailRounds(ports: Ports): () => Promise<void> {
  let round: Promise<void> | null = null;
  const run = async () => {
    const { store, clock, log } = ports;
    const delivered = await deliverDue({ store, clock, send: (one) => sendMail(ports, one) });
    logDelivered(log, delivered);
  };
  return () => {
    round ??= run().finally(() => {
      round = null;
    });
    return round;
  };
}
