import { z } from 'zod';
import { BODY_TYPES } from './events/encode-body';

export const SIGNERS = ['wrong', 'demo', 'none', 'service'] as const;

const shape = {
  /** Everything but the control API is out of order. */
  down: z.enum(['refuse', '503', 'hang']),
  linkAnswer: z.enum(['none', 'static', 'foreign', 'redirect', 'json', 'json-url', 'json-link']),
  linkDelayMs: z.number().int().min(0).max(600_000),
  signWith: z.enum(SIGNERS),
  serviceKey: z.string().min(1),
  /** How the `Sign` header is written: with its own name before the value, in capitals. */
  signHeader: z.enum(['prefixed', 'uppercase']),
  /** Extra parallel sends of every first send. */
  duplicates: z.number().int().min(0).max(1000),
  sum: z.string(),
  currency: z.string(),
  orderNum: z.string(),
  /** `gap`: indices 0 and 2; `from1`: indices from 1. */
  gappedProducts: z.enum(['gap', 'from1']),
  quotes: z.boolean(),
  noWebhook: z.boolean(),
  /** The connection breaks once the payment event is out: what the receiver answers is never known. */
  loseAnswer: z.boolean(),
  bodyType: z.enum(BODY_TYPES),
  status: z.string(),
  /** As events of subscriptions may come: without `payment_status` and its description. */
  noStatus: z.boolean(),
  demoMode: z.boolean(),
  isTest: z.boolean(),
  orderIdZero: z.boolean(),
};

const faultsSchema = z.strictObject(shape).partial();

/** Departures from the documented behaviour, in force for whatever happens meanwhile. */
export type Faults = z.infer<typeof faultsSchema>;

const changeSchema = z.looseObject({ reset: z.boolean().optional() });

/**
 * Merges a change into the faults in force: a null takes one back, `reset: true` all of them
 * before the rest of the change counts. Throws `ZodError` for an unknown fault or value.
 */
export function mergeFaults(current: Faults, change: unknown): Faults {
  const { reset, ...changed } = changeSchema.parse(change);
  const merged = Object.entries({ ...(reset ? {} : current), ...changed });
  return faultsSchema.parse(Object.fromEntries(merged.filter(([, value]) => value !== null)));
}
