import type { Fault } from './faults';
import type { Message } from './message';
import type { TelegramOptions } from './options';
import type { Update, Webhook } from './updates';
import type { Group, User } from './user';

export type StoredFile = { id: string; name: string; mime: string; bytes: Buffer };

export type MenuButton =
  | { type: 'default' }
  | { type: 'commands' }
  | { type: 'web_app'; text: string; web_app: { url: string } };

/** A press of a callback button; `answer` is what the bot said to it. */
export type Callback = {
  id: string;
  userId: number;
  chatId: number;
  messageId: number;
  data: string;
  answer: { text: string | null; showAlert: boolean } | null;
};

/** A call of the Bot API. `done` tells whether its work was done, `status` what was answered. */
export type Call = {
  at: string;
  method: string;
  params: Record<string, unknown>;
  status: number | 'dropped' | null;
  description: string | null;
  done: boolean;
};

/** What happened since the start. */
export type EmulatorState = {
  users: Map<number, User>;
  groups: Map<number, Group>;
  /** Messages by chat, oldest first. */
  messages: Map<number, Message[]>;
  files: Map<string, StoredFile>;
  callbacks: Map<string, Callback>;
  /** Updates that nobody has taken yet, oldest first. */
  pending: Update[];
  /** All updates there were, for a second delivery. */
  updates: Update[];
  webhook: Webhook | null;
  /** Types of updates wanted; empty = the usual ones. */
  allowedUpdates: string[];
  /** The long poll in flight; a second one ends it. */
  poll: AbortController | null;
  menuButtons: Map<number | 'default', MenuButton>;
  /** The menu of commands that the bot has set. */
  commands: unknown[];
  faults: Fault[];
  calls: Call[];
  counters: { update: number; message: number; user: number; group: number };
};

/** Everything one running emulator knows: what the parts hand to each other. */
export type Emulator = EmulatorState & {
  readonly options: TelegramOptions;
  /** The root of the Bot API (`TELEGRAM_API_ROOT`), without a trailing slash. */
  readonly url: string;
  readonly botId: number;
  /** Aborted at the end: stops waits and sends in flight. */
  readonly life: AbortController;
  /** Aborted when faults are reset: ends the waits of delayed calls. */
  delays: AbortController;
  /** Counts what happened; every change is also an event `change`. */
  revision: number;
  readonly changes: EventTarget;
};

export function newState(): EmulatorState {
  return {
    users: new Map(),
    groups: new Map(),
    messages: new Map(),
    files: new Map(),
    callbacks: new Map(),
    pending: [],
    updates: [],
    webhook: null,
    allowedUpdates: [],
    poll: null,
    menuButtons: new Map(),
    commands: [],
    faults: [],
    calls: [],
    // A shop that remembers updates of an earlier emulator must not take ours for them.
    counters: {
      update: Math.floor(Date.now() / 1000) - 1_000_000_000,
      message: 0,
      user: 100_000,
      group: 0,
    },
  };
}

/** Lets calls that a fault holds back go on. */
export function endDelays(emulator: Emulator): void {
  emulator.delays.abort();
  emulator.delays = new AbortController();
}

/** Tells those who wait that something happened. */
export function changed(emulator: Emulator): void {
  emulator.revision += 1;
  emulator.changes.dispatchEvent(new Event('change'));
}

/** Waits until something happens; false when the time is up or the wait is cut short. */
export function nextChange(emulator: Emulator, milliseconds: number, cut: AbortSignal) {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const signal = AbortSignal.any([cut, emulator.life.signal, AbortSignal.timeout(milliseconds)]);
  const onChange = () => resolve(true);
  emulator.changes.addEventListener('change', onChange, { once: true, signal });
  if (signal.aborted) resolve(false);
  signal.addEventListener('abort', () => resolve(false), { once: true });
  return promise;
}

/** A user or a group by the id of their chat. */
export function chatOf(emulator: Emulator, id: number): User | Group | null {
  return emulator.users.get(id) ?? emulator.groups.get(id) ?? null;
}

export function messagesOf(emulator: Emulator, chatId: number): Message[] {
  const messages = emulator.messages.get(chatId) ?? [];
  emulator.messages.set(chatId, messages);
  return messages;
}

export function seconds(): number {
  return Math.floor(Date.now() / 1000);
}
