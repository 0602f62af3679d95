import { setTimeout as sleep } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { ArrivedLetter, Mailbox } from './mailbox';

type Answer = (error?: Error | null) => void;

/** An SMTP server that keeps what it gets, or fails as the mailbox says. */
export function smtpEmulator(mailbox: Mailbox): SMTPServer {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onConnect: (_session, answer) => answer(refusal(mailbox.faults.connect)),
    onMailFrom: (_address, _session, answer) => answer(refusal(mailbox.faults.connect)),
    onRcptTo: async ({ address }, _session, answer) => {
      const hangs = () => mailbox.faults.hang && address.includes(mailbox.faults.hang);
      while (hangs()) await sleep(10);
      answer(refusal(mailbox.faults.rcpt, mailbox.faults.status));
    },
    onData: (stream, session, answer) => void receive(stream, session, answer),
  });
  // A client that goes away in the middle is no fault of the emulator.
  server.on('error', () => undefined);

  async function receive(stream: SMTPServerDataStream, session: SMTPServerSession, answer: Answer) {
    // A client that dies in the middle of a letter has sent none.
    const parsed = await simpleParser(stream).catch(() => null);
    if (!parsed) return;
    await sleep(mailbox.faults.delayMs ?? 0);
    const refused = refusal(mailbox.faults.data);
    if (!refused) mailbox.letters.push(letterOf(parsed, session));
    if (refused || !mailbox.faults.loseAnswers) {
      answer(refused);
      return;
    }
    mailbox.faults.loseAnswers -= 1;
    cut(server, session);
  }
  return server;
}

function refusal(code: number | undefined, status?: string): Error | null {
  const words = status ? `${status} refused by the emulator` : 'refused by the emulator';
  return code ? Object.assign(new Error(words), { responseCode: code }) : null;
}

function letterOf(mail: ParsedMail, { envelope }: SMTPServerSession): ArrivedLetter {
  const to = Array.isArray(mail.to) ? mail.to[0] : mail.to;
  return {
    messageId: mail.messageId ?? '',
    recipients: envelope.rcptTo.map(({ address }) => address),
    from: mail.from?.text ?? '',
    to: to?.text ?? '',
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html || '',
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      name: filename ?? '',
      type: contentType,
      bytes: content,
    })),
    at: new Date().toISOString(),
  };
}

/** The library tells no session how to hang up, so its connection is looked up. */
function cut(server: SMTPServer, session: SMTPServerSession): void {
  type Connection = { session: SMTPServerSession; _socket: { destroy(): void } };
  for (const connection of server.connections as Set<unknown> as Set<Connection>) {
    if (connection.session.id === session.id) connection._socket.destroy();
  }
}
