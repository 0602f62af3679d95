import type { Logger } from 'pino';
import { type DeliveryPorts, deliverDue } from './deliver-due';
import { logDelivered } from './log-delivered';

type Ports = DeliveryPorts & { log: Logger };

/**
 * Answers a function that delivers every message of these kinds that is due and logs what did not
 * go. Rounds never run beside each other: who asks during one waits for it, and it takes along what
 * has come. While the other side has asked for a pause, nothing is sent.
 */
export function deliveryRounds(ports: Ports): () => Promise<void> {
  const { clock, log } = ports;
  let round: Promise<void> | null = null;
  let hold: Date | null = null;
  const run = async () => {
    if (hold && clock() < hold) return;
    const { delivered, holdUntil } = await deliverDue(ports);
    hold = holdUntil;
    logDelivered(log, delivered);
  };
  return () => {
    round ??= run().finally(() => {
      round = null;
    });
    return round;
  };
}
