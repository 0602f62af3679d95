import type { Logger } from 'pino';
import { type DeliveryPorts, deliverDue } from './deliver-due';
import { logDelivered } from './log-delivered';
import { rounds } from './rounds';

type Ports = DeliveryPorts & { log: Logger };

/**
 * Answers a function that delivers every message of these kinds that is due and logs what did not
 * go. A round that runs already takes along what has come meanwhile.
 */
export function deliveryRounds(ports: Ports): () => Promise<void> {
  return rounds(ports.clock, async () => {
    const { delivered, holdUntil } = await deliverDue(ports);
    logDelivered(ports.log, delivered);
    return holdUntil;
  });
}
