import type { Entity } from './bot-api/entities';
import type { InlineButton } from './bot-api/reply-markup';
import type { StoredFile } from './emulator';

/** What a message says, and may say anew after an edit. */
export type Content = { text: string; entities: Entity[]; buttons: InlineButton[][] };

/** A message of a chat; `text` is the caption where there is a document. */
export type Message = Content & {
  messageId: number;
  chatId: number;
  /** Null is the bot. */
  userId: number | null;
  date: number;
  editDate: number | null;
  document: StoredFile | null;
  /** Something that happened in the chat, such as `write_access_allowed`. */
  service: Record<string, unknown> | null;
  /** What it said before, oldest first. */
  history: (Content & { until: number })[];
};
