import { z } from 'zod';
import { type Emulator, endDelays } from './emulator';

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

const resetSchema = z.strictObject({ reset: z.literal(true) });

/**
 * Adds a fault after those in force; `{reset: true}` forgets all and lets the calls go on that are
 * held back. Throws `ZodError` for an unknown member or value.
 */
export function changeFaults(emulator: Emulator, change: unknown): void {
  if (resetSchema.safeParse(change).success) {
    emulator.faults = [];
    endDelays(emulator);
  } else emulator.faults.push(faultSchema.parse(change));
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
