import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo, Server } from 'node:net';
import { z } from 'zod';
import { json, type Reply, readBody, splitTarget, writeReply } from '../http';
import { isLocal } from '../is-local';
import type { Mailbox } from './mailbox';
import { mailboxPage } from './mailbox-pages';
import { smtpEmulator } from './smtp-emulator';

export type RunningMail = {
  /** The mailbox to look at, and under `/control` the way to drive it. */
  url: string;
  /** What the shop is given as SMTP_URL. */
  smtpUrl: string;
  mailbox: Mailbox;
  /** How many connections were made since the start. */
  connections(): number;
  close(): Promise<void>;
};

const HOST = '127.0.0.1';
const code = z.number().int().min(400).max(599);
const faults = z.strictObject({
  connect: code.optional(),
  rcpt: code.optional(),
  status: z
    .string()
    .regex(/^[45]\.\d{1,3}\.\d{1,3}$/)
    .optional(),
  hang: z.string().optional(),
  delayMs: z.number().int().min(0).max(60_000).optional(),
  data: code.optional(),
  loseAnswers: z.number().int().min(0).optional(),
});

/** Starts the emulator: an SMTP server and a mailbox over HTTP; port 0 takes any free one. */
export async function startMail(ports = { port: 0, smtpPort: 0 }): Promise<RunningMail> {
  const mailbox: Mailbox = { letters: [], faults: {} };
  const smtp = smtpEmulator(mailbox);
  const smtpServer = smtp.listen(ports.smtpPort, HOST) as Server;
  let connections = 0;
  smtpServer.on('connection', () => {
    connections += 1;
  });
  const http = createServer(async (request, response) => {
    writeReply(response, await answer(mailbox, request));
  });
  http.listen(ports.port, HOST);
  await Promise.all([once(smtpServer, 'listening'), once(http, 'listening')]);
  const portOf = (server: Server) => (server.address() as AddressInfo).port;
  return {
    url: `http://${HOST}:${portOf(http)}`,
    smtpUrl: `smtp://${HOST}:${portOf(smtpServer)}`,
    mailbox,
    connections: () => connections,
    close: async () => {
      http.close();
      http.closeAllConnections();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}

async function answer(mailbox: Mailbox, request: IncomingMessage): Promise<Reply> {
  const { path } = splitTarget(request);
  if (!path.startsWith('/control')) return mailboxPage(mailbox, path);
  if (!isLocal(request)) return json(403, { error: 'loopback only' });
  if (path === '/control/letters') return json(200, mailbox.letters.map(withSizes));
  if (path !== '/control/faults' || request.method !== 'POST') return json(404, {});
  const raw = (await readBody(request)) ?? Buffer.alloc(0);
  const parsed = faults.safeParse(raw.length > 0 ? JSON.parse(raw.toString('utf8')) : {});
  if (!parsed.success) return json(400, { error: z.prettifyError(parsed.error) });
  mailbox.faults = parsed.data;
  return json(200, mailbox.faults);
}

function withSizes(letter: Mailbox['letters'][number]) {
  const attachments = letter.attachments.map(({ name, type, bytes }) => {
    return { name, type, size: bytes.length };
  });
  return { ...letter, attachments };
}
