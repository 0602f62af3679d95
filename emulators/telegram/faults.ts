import { z } from 'zod';
import type { Emulator } from './emulator';

const faultSchema = z
  .strictObject({
    /** `*` is every method. */
    method: z.string().min(1),
    /** Only calls about this chat. */
    chatId: z.int().optional(),
    /** How many calls; absent = all from now on. */
    times: z.int().min(1).optional(),
    /** The answer in place of the work. */
    status: z.int().min(400).max(599).optional(),
    description: z.string().optional(),
    /** Seconds, with status 429. */
    retryAfter: z.int().min(0).max(86_400).optional(),
    /** Closes the connection without an answer: before the work, or once it is done. */
    drop: z.enum(['before', 'after']).optional(),
    /** Waits before everything else; with `drop: after` between the work and the drop. */
    delayMs: z.int().min(0).max(600_000).optional(),
  })
  .refine((fault) => fault.status || fault.drop || fault.delayMs, {
    error: 'a fault needs status, drop or delayMs',
  })
  .refine((fault) => !fault.status || !fault.drop, { error: 'status and drop exclude each other' })
  .refine((fault) => fault.retryAfter === undefined || fault.status === 429, {
    error: 'retryAfter needs status 429',
  });

/** A departure from the documented behaviour. */
export type Fault = z.infer<typeof faultSchema>;

const changeSchema = z.strictObject({
  reset: z.boolean().optional(),
  faults: z.array(faultSchema).optional(),
});

/**
 * Adds faults after those in force, `reset: true` forgets these first. One fault alone may stand
 * in place of `{faults: [fault]}`. Throws `ZodError` for an unknown member or value.
 */
export function changeFaults(current: Fault[], change: unknown): Fault[] {
  const isOne = typeof change === 'object' && change !== null && 'method' in change;
  const { reset, faults = [] } = changeSchema.parse(isOne ? { faults: [change] } : change);
  return [...(reset ? [] : current), ...faults];
}

/** Whether a change, of the right shape, forgets the faults in force; waits in flight then end. */
export function isReset(change: unknown): boolean {
  return (change as { reset?: boolean }).reset === true;
}

/** The first fault that this call meets, which counts it; null when it meets none. */
export function takeFault(emulator: Emulator, method: string, chatId: unknown): Fault | null {
  const fault = emulator.faults.find(
    (candidate) =>
      (candidate.method === '*' || candidate.method.toLowerCase() === method.toLowerCase()) &&
      (candidate.chatId === undefined || candidate.chatId === Number(chatId)),
  );
  if (!fault) return null;
  if (fault.times !== undefined) {
    fault.times -= 1;
    if (fault.times === 0) emulator.faults.splice(emulator.faults.indexOf(fault), 1);
  }
  return fault;
}
