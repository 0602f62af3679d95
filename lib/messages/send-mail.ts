import type { OrderDetails } from '@/lib/store/order-details';
import type { Clock } from '../clock';
import { type EmailAddress, readEmail } from '../contacts/email-address';
import { asError, reasonOf } from '../describe-error';
import { pdfName } from '../documents/document';
import { stateOf } from '../orders/order';
import type { LeasedMessage } from '../outbox/lease';
import {
  IN_CHAT_OF,
  MAIL_KINDS,
  type MailKind,
  type MessageKind,
  SELLER_MAIL_KINDS,
  type SellerMailKind,
} from '../outbox/outbox-message';
import { OwnError } from '../own-error';
import type { DeliveryOutcome, Mail, Mailer } from './delivery';
import { orderLetter, readingLetter, type Seller, writeLetter } from './letters';
import type { Begin } from './outbox-worker';
import { sellerNewsOf } from './seller-news';

/** What letters are made of and sent through. */
export type MailPorts = {
  mailer: Mailer;
  clock: Clock;
  seller(): Seller;
  /** Where the seller's own letters go; null where none do. */
  sellerEmail: EmailAddress | null;
  adminUrl: string;
  /** The host of the shop, for ids of letters. */
  site: string;
  orderUrl(token: string): string;
  readingUrl(token: string): string;
  readingPdf(details: OrderDetails): Promise<Buffer | null>;
};

/** A letter ready but for its recipient, who may be from a time when nobody checked addresses. */
type Draft = Omit<Mail, 'to'> & { to: string };

/**
 * Sends the letter of a message; null when things have moved on and it is not wanted. What is no
 * address is given up, not sent to whatever may be read out of it.
 */
export async function sendMail(
  ports: MailPorts,
  leased: LeasedMessage,
  begin: Begin,
): Promise<DeliveryOutcome | null> {
  const draft = await draftOf(ports, leased).catch((error: unknown) => asError(error));
  if (draft instanceof Error) return { kind: 'failed', reason: reasonOf(draft) };
  if (!draft) return null;
  const to = readEmail(draft.to);
  if (!to.ok) return { kind: 'blocked', reason: 'адрес почты в заказе записан с ошибкой' };
  if (!(await begin())) return null;
  return await ports.mailer.send({ ...draft, to: to.address });
}

async function draftOf(ports: MailPorts, leased: LeasedMessage): Promise<Draft | null> {
  const { details, kind, queuedAt } = leased;
  if (isForSeller(kind)) return mailToSeller(ports, leased, kind);
  if (!isForBuyer(kind)) throw new OwnError(`no such letter: ${kind}`);
  if (!details) return null;
  const { order, reading } = details;
  const to = order.contacts.email;
  const state = stateOf(order, ports.clock());
  if (!to) return null;
  // A repeat has the same id, so that mail programs show one letter; so has one that was given up or
  // held and is requeued, for it may have arrived. What had arrived and is sent again has another.
  const head = { id: `${kind}.${order.id}.${queuedAt.getTime()}@${ports.site}`, to };
  switch (kind) {
    case 'order_by_mail': {
      if (state === 'paid' || state === 'refunded') return null;
      const letter = orderLetter(order, ports.orderUrl(order.token), ports.seller());
      return { ...head, ...letter, attachment: null };
    }
    case 'reading_by_mail': {
      if (state !== 'paid' || !reading) return null;
      const letter = readingLetter(order, reading, ports.readingUrl(order.token), ports.seller());
      return { ...head, ...letter, attachment: await pdfOf(ports, details) };
    }
    default:
      return kind satisfies never;
  }
}

function isForBuyer(kind: MessageKind): kind is MailKind {
  return (MAIL_KINDS as readonly MessageKind[]).includes(kind);
}

function isForSeller(kind: MessageKind): kind is SellerMailKind {
  return (SELLER_MAIL_KINDS as readonly MessageKind[]).includes(kind);
}

function mailToSeller(
  { sellerEmail, adminUrl, site }: MailPorts,
  leased: LeasedMessage,
  kind: SellerMailKind,
): Draft | null {
  const news = sellerNewsOf(IN_CHAT_OF[kind], leased);
  if (!news || !sellerEmail) return null;
  const letter = writeLetter({
    subject: news.title,
    paragraphs: news.lines,
    link: { title: 'Открыть кабинет', url: adminUrl },
    ending: [],
  });
  const id = `${kind}.${leased.subject}.${leased.queuedAt.getTime()}@${site}`;
  return { id, to: sellerEmail, ...letter, attachment: null };
}

async function pdfOf(ports: MailPorts, details: OrderDetails): Promise<Mail['attachment']> {
  const bytes = await ports.readingPdf(details);
  return bytes && { name: pdfName(details.order.number), type: 'application/pdf', bytes };
}
