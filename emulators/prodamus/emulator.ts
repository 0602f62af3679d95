import type { Faults } from './faults';
import type { Link } from './links/link';
import type { ProdamusOptions } from './options';
import type { Payment } from './payment';

/** Everything one running emulator knows: what the parts hand to each other. */
export type Emulator = {
  readonly options: ProdamusOptions;
  /** The root of the payment page, without a trailing slash. */
  readonly url: string;
  faults: Faults;
  /** Links by code, oldest first. */
  links: Map<string, Link>;
  /** Payments, oldest first. */
  payments: Payment[];
  /** Aborted at the end: stops waiting retries and sends in flight. */
  readonly life: AbortController;
  /** Saves links and payments, soon. */
  save(): void;
};

/** The links of an order number, oldest first. */
export function linksOf(emulator: Emulator, orderNumber: string): Link[] {
  return [...emulator.links.values()].filter((link) => link.order.number === orderNumber);
}

/** The payments of an order number, oldest first. */
export function paymentsOf(emulator: Emulator, orderNumber: string): Payment[] {
  return emulator.payments.filter((payment) => payment.orderNumber === orderNumber);
}
