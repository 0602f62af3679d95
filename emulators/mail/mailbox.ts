/** A letter as it arrived, read by a mail library. */
export type ArrivedLetter = {
  messageId: string;
  /** Whom the client named to the server (RCPT TO), which no header has to agree with. */
  recipients: string[];
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  attachments: { name: string; type: string; bytes: Buffer }[];
  at: string;
};

/** What goes wrong from now on; absent is fine. */
export type MailFaults = {
  /** Every connection is refused with this code, and on those that are open every letter. */
  connect?: number | undefined;
  /** The recipient is refused with this code, such as 450 or 550. */
  rcpt?: number | undefined;
  /** The status (RFC 3463) said with that code, such as 5.7.1; absent = none is said. */
  status?: string | undefined;
  /** Recipients whose address has this in it get no answer until it is taken back. */
  hang?: string | undefined;
  /** Every letter takes so long. */
  delayMs?: number | undefined;
  /** The letter is refused with this code after it was sent, and not kept. */
  data?: number | undefined;
  /** So many letters are kept and then the connection is cut instead of an answer. */
  loseAnswers?: number | undefined;
};

/** What the emulator has received and how it behaves. */
export type Mailbox = { letters: ArrivedLetter[]; faults: MailFaults };
