import { z } from 'zod';

/**
 * Kinds of fields. A form carries everything as text, so whole numbers, flags and objects may also
 * be text, as they may in the real Bot API; a text is always a text.
 */
export const text = z.string();

export const whole = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?[0-9]{1,16}$/, 'a whole number')
    .transform(Number),
]);

export const flag = z.union([
  z.boolean(),
  z
    .enum(['true', 'false', 'True', 'False', '1', '0'])
    .transform((word) => /^(true|1)$/i.test(word)),
]);

/** An object or an array, or its JSON. */
export function parsed<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value, context) => {
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      context.addIssue({ code: 'custom', message: 'no valid JSON' });
      return z.NEVER;
    }
  }, schema);
}

export const linkPreview = z.strictObject({ is_disabled: z.boolean().optional() });

/** Fields that every message may have besides what it says. */
export const sendingFields = {
  chat_id: whole,
  parse_mode: text.optional(),
  reply_markup: parsed(z.unknown()).optional(),
} as const;
