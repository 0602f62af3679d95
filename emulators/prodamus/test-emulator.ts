import { signingKeys } from '@/lib/prodamus/keys';
import { readPaymentEvent } from '@/lib/prodamus/webhook';
import type { ProdamusOptions } from './options';
import type { Delivery } from './payment';
import { startProdamus } from './start-prodamus';
import { type Received, startShop } from './test-shop';

export const SECRET = 'test_secret_key';
export const NUMBER = '1234567897';

export type PaymentView = { paymentId: string; status: string; deliveries: Delivery[] };
export type PayResult = { payment: PaymentView; deliveries: Delivery[]; returnUrl: string | null };

const LINK = {
  do: 'link',
  order_id: NUMBER,
  'products[0][name]': `Разбор чакр. Заказ № ${NUMBER}`,
  'products[0][price]': '990.00',
  'products[0][quantity]': '1',
  customer_phone: '+79001234567',
  urlSuccess: 'http://shop.test/order/x?from=prodamus',
  urlReturn: 'http://shop.test/order/x',
};

/** An emulator, a shop it notifies, and the ways tests use the two. */
export async function startTestEmulator(options: Partial<ProdamusOptions> = {}) {
  const shop = await startShop();
  const given = { secret: SECRET, webhooks: [shop.url], ...options };
  const prodamus = await startProdamus(given);
  const control = async (path: string, body?: unknown) => {
    const init = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
    return fetch(`${prodamus.url}/control${path}`, init);
  };
  return {
    shop,
    url: prodamus.url,
    control,
    /** Asks for a link; a null takes a field of the usual request away. */
    ask(changes: Record<string, string | null> = {}): Promise<Response> {
      return fetch(prodamus.url, { method: 'POST', body: linkForm(changes), redirect: 'manual' });
    },
    async makeLink(changes: Record<string, string | null> = {}): Promise<string> {
      return (await this.ask(changes)).text();
    },
    /** Presses a button of a page. */
    press(linkUrl: string, step: 'pay' | 'phone', fields: Record<string, string>) {
      const body = new URLSearchParams(fields);
      return fetch(`${linkUrl}${step}`, { method: 'POST', body, redirect: 'manual' });
    },
    async setFaults(faults: Record<string, unknown>): Promise<void> {
      const response = await control('/faults', faults);
      if (!response.ok) throw new Error(await response.text());
    },
    async pay(outcome = 'success'): Promise<PayResult> {
      const response = await control('/pay', { orderNumber: NUMBER, outcome });
      if (!response.ok) throw new Error(await response.text());
      return (await response.json()) as PayResult;
    },
    async payments(): Promise<PaymentView[]> {
      return (await (await control('/payments')).json()) as PaymentView[];
    },
    async close() {
      await prodamus.close();
      await shop.close();
    },
  };
}

export type TestEmulator = Awaited<ReturnType<typeof startTestEmulator>>;

/** The form of a link request. */
export function linkForm(changes: Record<string, string | null> = {}): URLSearchParams {
  const fields = Object.entries({ ...LINK, ...changes });
  return new URLSearchParams(
    fields.filter((field): field is [string, string] => field[1] !== null),
  );
}

/** Reads a payment event with the shop's own code. */
export function readAsShop({ raw, headers }: Received, serviceKey: string | null = null) {
  const { sign } = headers;
  const delivery = {
    raw,
    contentType: headers['content-type'] ?? '',
    sign: sign ? `${sign}` : null,
  };
  return readPaymentEvent(delivery, signingKeys(SECRET, serviceKey));
}
