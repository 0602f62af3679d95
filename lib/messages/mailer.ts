import type { EmailAddress } from '../contacts/email-address';
import type { DeliveryOutcome } from './delivery';

/** A letter to one person. The same `id` sent twice is recognised as one by mail programs. */
export type Mail = {
  id: string;
  to: EmailAddress;
  subject: string;
  text: string;
  html: string;
  attachment: { name: string; type: string; bytes: Buffer } | null;
};

/** The port to whatever sends letters. Never rejects: how it went is the answer. */
export type Mailer = { send(mail: Mail): Promise<DeliveryOutcome> };
