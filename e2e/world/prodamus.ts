import { startProdamus as startEmulator } from '@/emulators/prodamus/start-prodamus';
import { PAGE_KEY } from './shop';

export type Delivery = {
  attempt: number;
  status?: number;
  error?: string;
  body?: string;
  /** How long the shop took. */
  ms: number;
};
/** What paying has led to; `returnUrl` is where the buyer is sent back to, if anywhere. */
export type Payment = { deliveries: Delivery[]; returnUrl: string };
export type Faults = Record<string, unknown>;

/** The payment emulator, in the process of the tests and driven through its control API. */
export type Prodamus = {
  url: string;
  /** Sets what goes wrong from now on. */
  faults(faults: Faults): Promise<void>;
  /** Pays, cancels, denies or refunds the newest link of an order, as a buyer or seller would. */
  pay(orderNumber: string, outcome?: string): Promise<Payment>;
  /**
   * The cabinet's manual resend of all payment events of a payment, oldest first unless told
   * otherwise.
   */
  resend(orderNumber: string, order?: { newestFirst: true }): Promise<{ deliveries: Delivery[] }>;
  /** Sends any fields as a signed payment event; returns what the shop answered. */
  paymentEvent(paymentEvent: object): Promise<{ answers: { status: number; body: string }[] }>;
  /** The payments of an order, or all there are. */
  payments(
    orderNumber?: string,
  ): Promise<{ orderNumber: string; paymentId: string; deliveries: Delivery[] }[]>;
  /** The links made for an order, or all there are. */
  links(orderNumber?: string): Promise<{ url: string }[]>;
  reset(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the emulator; the cabinet's notification address is the shop's webhook. */
export async function startProdamus(port: number, shopUrl: string): Promise<Prodamus> {
  const { url, close } = await startEmulator({
    port,
    secret: PAGE_KEY,
    webhooks: [`${shopUrl}/api/prodamus/webhook`],
    retryScale: 20,
  });
  const post = async (path: string, body: object) => {
    const response = await fetch(`${url}/control${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const get = async (path: string) => (await fetch(`${url}/control${path}`)).json();
  let hasFaults = false;
  return {
    url,
    faults: async (faults) => {
      hasFaults = true;
      await post('/faults', faults);
    },
    pay: (orderNumber, outcome = 'success') => post('/pay', { orderNumber, outcome }),
    resend: (orderNumber, order = undefined) => post('/resend', { orderNumber, ...order }),
    paymentEvent: (paymentEvent) => post('/payment-event', paymentEvent),
    payments: (orderNumber) =>
      get(orderNumber ? `/payments?orderNumber=${orderNumber}` : '/payments'),
    links: (orderNumber) => get(orderNumber ? `/links?orderNumber=${orderNumber}` : '/links'),
    reset: async () => {
      if (hasFaults) await post('/faults', { reset: true });
      hasFaults = false;
    },
    stop: close,
  };
}
