import type { DeliveryOutcome } from './delivery';

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
