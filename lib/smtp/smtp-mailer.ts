import type { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPPool from 'nodemailer/lib/smtp-pool';
import type { MailSender } from '../contacts/email-address';
import type { DeliveryOutcome, Mail, Mailer } from '../messages/delivery';
import { LANES } from '../outbox/outbox-policy';

const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };
/** For a letter as a whole: a server may also answer for ever, a byte at a time. */
const LETTER_TIMEOUT_MS = 120_000;
/** Letters come in bursts; between them the server is left alone. */
const IDLE_TIMEOUT_MS = 15_000;

/** What nodemailer tells of a failure; its classes are not exported. */
type SmtpError = { code?: string; responseCode?: number; command?: string; response?: string };

/**
 * Refusals that are not about the address (RFC 3463): the server's policy, our own address, a
 * mailbox that is full and may be emptied, a system that has no room.
 */
const MAY_PASS = /^5\.(?:7\.\d+|1\.[78]|2\.2|3\.1)$/;

/** "Exceeded storage allocation" (RFC 5321, 4.2.3); some servers say it without the longer code. */
const NO_STORAGE = 552;

/** Connections stay open until they are closed, or idle for a while. */
export type SmtpMailer = Mailer & { close(): void };

/**
 * Sends letters through the SMTP server of `url` (`smtp://`, `smtps://`), from one address to one,
 * over a few connections that are used again and again. The library gets addresses as objects only:
 * a line it would parse, maybe into several.
 */
export function smtpMailer(url: string, from: MailSender): SmtpMailer {
  const pool = new SMTPPool({
    ...TIMEOUTS,
    url,
    maxConnections: LANES,
    idleTimeout: IDLE_TIMEOUT_MS,
  });
  // Told of each letter by its own outcome.
  pool.on('error', () => undefined);
  return {
    send: (mail) => sendThrough(pool, composed(mail, from)),
    close: () => pool.close(),
  };
}

function sendThrough(pool: SMTPPool, letter: MailComposer): Promise<DeliveryOutcome> {
  const message = letter.compile();
  const createReadStream = message.createReadStream.bind(message);
  let body: Readable | null = null;
  // Made anew when the pool takes another connection, which it does only before a byte was read.
  message.createReadStream = (options) => {
    const stream = createReadStream(options);
    body = stream;
    return stream;
  };
  const mail = { message, data: { signal: AbortSignal.timeout(LETTER_TIMEOUT_MS) } };
  return new Promise((resolve) => {
    pool.send(mail as unknown as Parameters<SMTPPool['send']>[0], (error) => {
      const handedOver = body?.readableEnded ?? false;
      resolve(error ? outcomeOf(error as SmtpError, handedOver) : { kind: 'sent' });
    });
  });
}

function composed(
  { id, to: address, subject, text, html, attachment }: Mail,
  from: MailSender,
): MailComposer {
  const to = { name: '', address };
  const attachments = attachment
    ? [{ filename: attachment.name, contentType: attachment.type, content: attachment.bytes }]
    : [];
  const envelope = { from, to: [to] };
  const head = { envelope, from, to, subject, messageId: `<${id}>` };
  return new MailComposer({ ...head, text, html, attachments });
}

/**
 * A refusal of the recipient for good (5xx to RCPT) means that this address cannot be written to,
 * unless the server says that it takes nothing from us, or nothing now. When the whole letter was handed over and
 * no answer came, it may have arrived; everything else surely did not. The server's own words may
 * name the address, so only the codes are kept.
 */
function outcomeOf(
  { code, responseCode, command, response = '' }: SmtpError,
  handedOver: boolean,
): DeliveryOutcome {
  const status = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? '';
  const reason = ['SMTP', code, command, responseCode, status].filter(Boolean).join(' ');
  const isForGood = responseCode && responseCode >= 500 && command?.startsWith('RCPT');
  const mayPass = responseCode === NO_STORAGE || MAY_PASS.test(status);
  if (isForGood && !mayPass) return { kind: 'blocked', reason };
  return { kind: handedOver && !responseCode ? 'unanswered' : 'failed', reason };
}
