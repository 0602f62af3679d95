import { createTransport } from 'nodemailer';
import MailComposer from 'nodemailer/lib/mail-composer';
import type { MailSender } from '../contacts/mail-sender';
import type { DeliveryOutcome } from '../delivery/delivery';
import type { Mail, Mailer } from '../delivery/mailer';

const PATIENCE = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 60_000 };

/** What nodemailer tells of a failure; its classes are not exported. */
type SmtpError = { code?: string; responseCode?: number; command?: string; response?: string };

/** The server's own trouble with us (RFC 3463): its policy, or our address; no fault of the buyer. */
const OUR_TROUBLE = /^5\.(?:7\.\d+|1\.[78])$/;

/**
 * Sends letters through the SMTP server of `url` (`smtp://`, `smtps://`), from one address to one.
 * The library gets addresses as objects only: a line it would parse, maybe into several.
 */
export function smtpMailer(url: string, from: MailSender): Mailer {
  const transport = createTransport({ url, ...PATIENCE });
  return {
    send: async (mail) => {
      const to = { name: '', address: mail.to };
      const raw = composed(mail, from, to).compile().createReadStream();
      let handedOver = false;
      raw.once('end', () => {
        handedOver = true;
      });
      try {
        await transport.sendMail({ envelope: { from, to: [to] }, raw });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error as SmtpError, handedOver);
      }
    },
  };
}

function composed(
  { id, subject, text, html, attachment }: Mail,
  from: MailSender,
  to: MailSender,
): MailComposer {
  const attachments = attachment
    ? [{ filename: attachment.name, contentType: attachment.type, content: attachment.bytes }]
    : [];
  return new MailComposer({ from, to, subject, text, html, messageId: `<${id}>`, attachments });
}

/**
 * A refusal of the recipient for good (5xx to RCPT) means that this address cannot be written to,
 * unless the server says that it takes nothing from us. When the whole letter was handed over and
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
  if (isForGood && !OUR_TROUBLE.test(status)) return { kind: 'blocked', reason };
  return { kind: handedOver && !responseCode ? 'unanswered' : 'failed', reason };
}
