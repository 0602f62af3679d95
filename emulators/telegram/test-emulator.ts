import type { TelegramOptions } from './options';
import { startTelegram } from './start-telegram';
import { startReceiver } from './test-receiver';

export const TOKEN = '7342037359:AAFZehRPBRs8Seg40oDjTMIW8uTGPuW1zfQ';

export type ApiAnswer = {
  ok: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  result?: any;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number };
};
export type ChatView = {
  revision: number;
  menuButton: object;
  messages: {
    messageId: number;
    from: string;
    text: string;
    buttons: object[][];
    document: { name: string; size: number; mime: string; url: string } | null;
    history: { text: string; buttons: object[][] }[];
  }[];
};

/** An emulator, a webhook to tell, and the ways tests use the two. */
export async function startTestEmulator(options: Partial<TelegramOptions> = {}) {
  const receiver = await startReceiver();
  const given = { token: TOKEN, allowLoopback: true, retryScale: 5, ...options };
  const telegram = await startTelegram(given);
  const root = `${telegram.url}/bot${TOKEN}`;
  return {
    ...telegram,
    root,
    receiver,
    /** Calls a method with JSON. */
    async api(method: string, params: object = {}): Promise<ApiAnswer> {
      const headers = { 'Content-Type': 'application/json' };
      const body = JSON.stringify(params);
      const response = await fetch(`${root}/${method}`, { method: 'POST', headers, body });
      return (await response.json()) as ApiAnswer;
    },
    // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
    async control(path: string, body?: object): Promise<any> {
      const post = body ? { method: 'POST', body: JSON.stringify(body) } : {};
      const response = await fetch(`${telegram.url}/control${path}`, post);
      const answer = await response.json();
      if (!response.ok) throw new Error(`${response.status} ${answer.error}`);
      return answer;
    },
    /** A user who has written to the bot before, unless told otherwise. */
    async user(about: object = {}): Promise<number> {
      return (await this.control('/users', { started: true, ...about })).id;
    },
    async chat(id: number): Promise<ChatView> {
      return this.control(`/chat?id=${id}`);
    },
    async close() {
      await telegram.close();
      receiver.close();
    },
  };
}

export type TestEmulator = Awaited<ReturnType<typeof startTestEmulator>>;
