import { z } from 'zod';
import { readFlags } from '../run-program';

/** What an emulator is started with. */
export type TelegramOptions = {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** The bot's token, `<id>:<secret>`; the only one that is let in. */
  token: string;
  /** The bot's name without `@`, as links carry it. */
  username: string;
  name: string;
  /** Lets webhooks, Mini Apps and link buttons be plain http on this machine. */
  allowLoopback: boolean;
  /** Real milliseconds per second of the wait between two sends of an update. */
  retryScale: number;
  /** What `t.me/<bot>?startapp=` opens; null = what the menu button opens. */
  appUrl: string | null;
};

/** What may be left out when the emulator is started by code. */
export const DEFAULT_OPTIONS = {
  port: 0,
  host: '127.0.0.1',
  username: 'chakra_stand_bot',
  name: 'Разбор чакр',
  allowLoopback: false,
  retryScale: 1_000,
  appUrl: null,
} as const;

const FLAGS = {
  port: { type: 'string', default: String(DEFAULT_OPTIONS.port) },
  host: { type: 'string', default: DEFAULT_OPTIONS.host },
  token: { type: 'string' },
  username: { type: 'string', default: DEFAULT_OPTIONS.username },
  name: { type: 'string', default: DEFAULT_OPTIONS.name },
  'allow-loopback': { type: 'boolean', default: false },
  'retry-scale': { type: 'string', default: String(DEFAULT_OPTIONS.retryScale) },
  'app-url': { type: 'string' },
} as const;

const schema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  token: z.string().regex(/^[0-9]{1,16}:[A-Za-z0-9_-]{3,}$/, 'a token is <id>:<secret>'),
  username: z.string().regex(/^[A-Za-z0-9_]{3,32}$/),
  name: z.string().min(1).max(64),
  'allow-loopback': z.boolean(),
  'retry-scale': z.coerce.number().nonnegative(),
  'app-url': z
    .url({ protocol: /^https?$/ })
    .nullable()
    .default(null),
});

/** Reads the flags of the command line; on a mistake says which and ends the process with 2. */
export function readOptions(): TelegramOptions {
  const flags = readFlags(FLAGS, schema);
  const {
    'allow-loopback': allowLoopback,
    'retry-scale': retryScale,
    'app-url': appUrl,
    ...same
  } = flags;
  return { ...same, allowLoopback, retryScale, appUrl };
}
