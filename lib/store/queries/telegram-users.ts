/** The queries about Telegram users. Nothing else is kept of them. */
export type TelegramUserQueries = {
  /** Whether the bot may write to a user; null when that is not known. */
  mayWriteTo(userId: number): Promise<boolean | null>;
  setMayWriteTo(userId: number, mayWrite: boolean, at: Date): Promise<void>;
  delete(userId: number): Promise<void>;
};
