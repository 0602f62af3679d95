import { once } from 'node:events';
import type { AddressInfo, Server } from 'node:net';
import { listen } from '../listen';
import type { Mailbox } from './mailbox';
import { mailboxPages } from './mailbox-pages';
import { smtpEmulator } from './smtp-emulator';

export type RunningMail = {
  /** The mailbox to look at. */
  url: string;
  /** What the shop is given as SMTP_URL. */
  smtpUrl: string;
  mailbox: Mailbox;
  /** How many connections were made since the start. */
  connections(): number;
  close(): Promise<void>;
};

const HOST = '127.0.0.1';

/** Starts the emulator: an SMTP server and a mailbox over HTTP; port 0 takes any free one. */
export async function startMail(ports = { port: 0, smtpPort: 0 }): Promise<RunningMail> {
  const mailbox: Mailbox = { letters: [], faults: {} };
  const smtp = smtpEmulator(mailbox);
  const smtpServer = smtp.listen(ports.smtpPort, HOST) as Server;
  let connections = 0;
  smtpServer.on('connection', () => {
    connections += 1;
  });
  const [http] = await Promise.all([
    listen({ port: ports.port, host: HOST }),
    once(smtpServer, 'listening'),
  ]);
  http.serve(mailboxPages(mailbox));
  return {
    url: http.url,
    smtpUrl: `smtp://${HOST}:${(smtpServer.address() as AddressInfo).port}`,
    mailbox,
    connections: () => connections,
    close: async () => {
      http.close();
      await new Promise<void>((resolve) => smtp.close(resolve));
    },
  };
}
