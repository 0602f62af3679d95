import { startTelegram as startEmulator } from '@/emulators/telegram/start-telegram';

export const BOT_TOKEN = '7000000001:token-of-the-tests_0123456789';
export const BOT_NAME = 'chakra_stand_bot';

export type TelegramButton = { text: string; type: string; value: string };

/** A message of a chat as it stands now, with what it said before. */
export type TelegramMessage = {
  messageId: number;
  from: 'bot' | 'user';
  text: string;
  buttons: TelegramButton[][];
  document: { name: string; mime: string; size: number; url: string } | null;
  service: Record<string, unknown> | null;
  history: { text: string; buttons: TelegramButton[][]; until: string }[];
};

export type TelegramCalls = Record<
  string,
  { calls: number; done: number; statuses: Record<string, number> }
>;

/** The emulator of Telegram, in the process of the tests and driven through its control API. */
export type Telegram = {
  /** The root of the Bot API: `TELEGRAM_API_ROOT`. */
  url: string;
  /** A new user; `started` = as if they had written to the bot before. */
  user(about?: { id?: number; firstName?: string; started?: boolean }): Promise<number>;
  say(userId: number, text: string): Promise<{ messageId: number; updateId: number | null }>;
  /** Presses an inline button by its text, on the newest message that has it. */
  press(
    userId: number,
    button: string,
    more?: object,
  ): Promise<{
    kind: string;
    url?: string;
    initData?: string;
    answer?: { text: string | null; showAlert: boolean } | null;
  }>;
  block(userId: number): Promise<void>;
  unblock(userId: number): Promise<void>;
  chat(userId: number): Promise<TelegramMessage[]>;
  /** Signed init data of a user, with the options of `/control/init-data`. */
  initData(userId: number, options?: object): Promise<string>;
  /** The address a client opens the Mini App by, with the options of `/control/launch`. */
  launch(userId: number, options?: object): Promise<{ url: string; initData: string }>;
  /** Adds a fault, or with `{reset: true}` forgets all. */
  faults(fault: object): Promise<void>;
  calls(): Promise<TelegramCalls>;
  /** Sends an update to the bot once more. */
  repeat(updateId?: number): Promise<void>;
  stop(): Promise<void>;
};

/**
 * Starts the emulator. Webhooks and Mini Apps may be plain http on this machine; `appUrl` is what
 * the bot's link opens.
 */
export async function startTelegram(port: number, appUrl: string | null = null): Promise<Telegram> {
  const { url, close } = await startEmulator({
    port,
    token: BOT_TOKEN,
    username: BOT_NAME,
    allowLoopback: true,
    retryScale: 20,
    appUrl,
  });
  const call = async (path: string, body?: object) => {
    const post = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const response = await fetch(`${url}/control${path}`, post);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return {
    url,
    user: async (about = {}) => (await call('/users', about)).id,
    say: (userId, text) => call('/messages', { userId, text }),
    press: (userId, button, more = {}) => call('/press', { userId, button, ...more }),
    block: (userId) => call('/block', { userId }),
    unblock: (userId) => call('/unblock', { userId }),
    chat: async (userId) => (await call(`/chat?id=${userId}`)).messages,
    initData: async (userId, options = {}) =>
      (await call('/init-data', { userId, ...options })).initData,
    launch: (userId, options = {}) => call('/launch', { userId, ...options }),
    faults: (fault) => call('/faults', fault),
    calls: () => call('/calls'),
    repeat: (updateId) => call('/repeat', updateId === undefined ? {} : { updateId }),
    stop: close,
  };
}
