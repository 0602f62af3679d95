import { z } from 'zod';
import type { PhpArray } from '@/lib/prodamus/php-array';
import { phpArrayFromJson } from '@/lib/prodamus/php-json';
import type { Emulator } from '../emulator';
import { SIGNERS } from '../faults';
import { BODY_TYPES } from './encode-body';
import { postPaymentEvent, signingKey } from './post-payment-event';

const paymentEventSchema = z.strictObject({
  fields: z.record(z.string(), z.unknown()),
  bodyType: z.enum(BODY_TYPES).default('multipart'),
  signWith: z.enum(SIGNERS).optional(),
  serviceKey: z.string().optional(),
  count: z.number().int().min(1).max(1000).default(1),
});

/**
 * Sends fields as they are, signed, to the cabinet's addresses, once; faults do not touch them.
 * With a `count` above 1 the copies go out in parallel, each under its own `attempt`.
 */
export async function sendArbitraryPaymentEvent(emulator: Emulator, text: string) {
  const { bodyType, count, ...signWith } = paymentEventSchema.parse(JSON.parse(text));
  const fields = phpArrayFromJson(text)?.get('fields');
  if (!(fields instanceof Map)) throw new SyntaxError('fields');
  const key = signingKey(emulator.options.secret, signWith);
  const { signal } = emulator.life;
  const sends = emulator.options.webhooks.flatMap((url) =>
    attemptsOf(fields, count).map(async ({ attempt, numbered }) => {
      const answer = await postPaymentEvent(url, numbered, { bodyType, key, signal });
      return { url, attempt, ...answer };
    }),
  );
  return { answers: await Promise.all(sends) };
}

function attemptsOf(fields: PhpArray, count: number): { attempt: number; numbered: PhpArray }[] {
  const first = Number(fields.get('attempt') ?? 1) || 1;
  return Array.from({ length: count }, (_, index) => {
    const attempt = first + index;
    const numbered = count === 1 ? fields : new Map(fields).set('attempt', String(attempt));
    return { attempt, numbered };
  });
}
