import { z } from 'zod';
import { readFlags } from '../run-program';

/** What an emulator is started with. */
export type ProdamusOptions = {
  /** 0 takes any free port. */
  port: number;
  host: string;
  /** The page key («Секретный ключ»). */
  secret: string;
  /** The cabinet's «URL-адреса для уведомлений». */
  webhooks: string[];
  /** Keeps links and payments over a restart. */
  stateFile: string | null;
  /** Real milliseconds per minute of the documented retry table. */
  retryScale: number;
};

/** What may be left out when the emulator is started by code. */
export const DEFAULT_OPTIONS = {
  port: 0,
  host: '127.0.0.1',
  webhooks: [] as string[],
  stateFile: null,
  retryScale: 60_000,
} as const;

const FLAGS = {
  port: { type: 'string', default: String(DEFAULT_OPTIONS.port) },
  host: { type: 'string', default: DEFAULT_OPTIONS.host },
  secret: { type: 'string' },
  webhook: { type: 'string', multiple: true },
  state: { type: 'string' },
  'retry-scale': { type: 'string', default: String(DEFAULT_OPTIONS.retryScale) },
} as const;

const schema = z.object({
  port: z.coerce.number().int().min(0).max(65_535),
  host: z.string().min(1),
  secret: z.string().min(1),
  webhook: z.array(z.url({ protocol: /^https?$/ })).default([]),
  state: z.string().min(1).nullable().default(null),
  'retry-scale': z.coerce.number().nonnegative(),
});

/** Reads the flags of the command line; on a mistake says which and ends the process with 2. */
export function readOptions(): ProdamusOptions {
  const { webhook, state, 'retry-scale': retryScale, ...same } = readFlags(FLAGS, schema);
  return { ...same, webhooks: webhook, stateFile: state, retryScale };
}
