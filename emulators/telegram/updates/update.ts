/** An update without its number: one kind and what it carries. */
export type UpdateBody = Record<string, unknown>;

export type Update = { update_id: number } & UpdateBody;

/** A send of an update to the webhook. */
export type Delivery = {
  updateId: number;
  attempt: number;
  at: string;
  url: string;
  status?: number;
  error?: string;
};

export type Webhook = {
  url: string;
  secret: string | null;
  maxConnections: number;
  ipAddress: string | null;
  lastError: { date: number; message: string } | null;
  /** Chats with a send or a wait in flight: their later updates stay behind it. */
  busy: Set<string>;
  /** Aborted when the webhook is taken away or replaced. */
  life: AbortController;
};

/** What keeps its order: the chat, or the update alone where it has none. */
export function orderKey(update: Update): string {
  for (const value of Object.values(update)) {
    const body = value as { chat?: { id: number }; message?: { chat: { id: number } } } | number;
    if (typeof body !== 'object' || body === null) continue;
    const id = body.chat?.id ?? body.message?.chat?.id;
    if (id !== undefined) return `chat ${id}`;
  }
  return `update ${update.update_id}`;
}
