import type { EmailAddress } from '../contacts/email-address';

/**
 * How an attempt to deliver a message ended. `blocked`: this person cannot be written to, ever.
 * `retry_after`: the other side names the time to wait, for this chat or, with `isForAll`, for all.
 * `failed`: surely not delivered, so it may be tried again. `unanswered`: the answer was lost, so
 * it may or may not have arrived. `messageId` is the message's id in its chat.
 */
export type DeliveryOutcome =
  | { kind: 'sent'; messageId?: number }
  | { kind: 'blocked'; reason: string }
  | { kind: 'retry_after'; ms: number; reason: string; isForAll?: boolean }
  | { kind: 'failed'; reason: string }
  | { kind: 'unanswered'; reason: string };

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

/** A button under a message: opens a page of the shop inside the messenger, or a link outside. */
export type ChatButton = { text: string; kind: 'app' | 'link'; url: string };

/** A message of a chat in the messenger's simple HTML, with its rows of buttons. */
export type ChatMessage = { html: string; buttons: ChatButton[][] };

export type ChatDocument = { name: string; type: string; bytes: Buffer };

/** The port to a messenger. Never rejects: how it went is the answer. */
export type Messenger = {
  /** Resolves with `sent`, or with why nothing can be sent now. */
  check(): Promise<DeliveryOutcome>;
  send(chatId: number, message: ChatMessage): Promise<DeliveryOutcome>;
  /** Puts a message in place of one that was sent; doing so twice is the same as once. */
  edit(chatId: number, messageId: number, message: ChatMessage): Promise<DeliveryOutcome>;
  /** Sends a file with the message as its caption. */
  sendDocument(
    chatId: number,
    document: ChatDocument,
    caption: ChatMessage,
  ): Promise<DeliveryOutcome>;
};
