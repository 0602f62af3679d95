import type { OrderFile } from '@/db/store';
import type { Clock } from '../clock';
import type { LeasedNotification } from '../notifications/lease';
import { type Order, stateOf } from '../orders/order';
import type { Begin } from './deliver-due';
import type { DeliveryOutcome } from './delivery';
import { orderLetter, readingLetter, type Seller } from './letters';
import type { Mail, Mailer } from './mailer';

/** What letters are made of and sent through. */
export type MailPorts = {
  mailer: Mailer;
  clock: Clock;
  seller(): Seller;
  /** The host of the shop, for ids of letters. */
  site: string;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  readingPdf(file: OrderFile): Promise<Buffer | null>;
};

/** Sends a buyer the letter they are owed; null when the order has moved on and they are not. */
export async function sendMail(
  ports: MailPorts,
  leased: LeasedNotification,
  begin: Begin,
): Promise<DeliveryOutcome | null> {
  const mail = await mailOf(ports, leased).catch((error: unknown) => asError(error));
  if (mail instanceof Error) return { kind: 'failed', reason: mail.message };
  if (!mail || !(await begin())) return null;
  return await ports.mailer.send(mail);
}

async function mailOf(
  ports: MailPorts,
  { file, kind, owedAt }: LeasedNotification,
): Promise<Mail | null> {
  if (!file) return null;
  const { order, reading } = file;
  const to = order.contacts.email;
  const state = stateOf(order, ports.clock());
  if (!to) return null;
  // A repeat has the same id, so that mail programs show one letter; one sent again has another.
  const head = { id: `${kind}.${order.id}.${owedAt.getTime()}@${ports.site}`, to };
  switch (kind) {
    case 'order_by_mail': {
      if (state === 'paid' || state === 'refunded') return null;
      const letter = orderLetter(order, ports.orderUrl(order.token), ports.seller());
      return { ...head, ...letter, attachment: null };
    }
    case 'reading_by_mail': {
      if (state !== 'paid' || !reading) return null;
      const letter = readingLetter(order, reading, ports.readingUrl(order.token), ports.seller());
      return { ...head, ...letter, attachment: await pdfOf(ports, file) };
    }
    default:
      throw new Error(`no such letter: ${kind}`);
  }
}

async function pdfOf(ports: MailPorts, file: OrderFile): Promise<Mail['attachment']> {
  const bytes = await ports.readingPdf(file);
  return bytes && { name: pdfName(file.order), type: 'application/pdf', bytes };
}

function pdfName({ number }: Order): string {
  return `chakra-${number}.pdf`;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
