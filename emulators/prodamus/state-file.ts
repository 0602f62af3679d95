import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { phpArrayFromPairs, urlencodedPairs } from '@/lib/prodamus/php-form';
import { encodeUrlencoded } from './events/encode-body';
import type { Link } from './links/link';
import { readLinkOrder } from './links/link-order';
import { type Payment, paymentSchema } from './payment';

const stateSchema = z.object({
  links: z.array(
    z.object({
      code: z.string(),
      madeAt: z.string(),
      /** The request, urlencoded: JSON would not keep the order of its keys. */
      form: z.string(),
      phone: z.string().nullable(),
      paid: z.number(),
    }),
  ),
  payments: z.array(paymentSchema),
});

export type State = { links: Map<string, Link>; payments: Payment[] };

/** Reads what an earlier process wrote; a file that cannot be read is set aside, not lost. */
export async function readState(file: string): Promise<State> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return { links: new Map(), payments: [] };
  try {
    const { links, payments } = stateSchema.parse(JSON.parse(text));
    return { links: new Map(links.map((saved) => [saved.code, linkFrom(saved)])), payments };
  } catch {
    await rename(file, `${file}.unreadable`);
    console.error(`${file} cannot be read: set aside as ${file}.unreadable`);
    return { links: new Map(), payments: [] };
  }
}

/** Writes everything down at once: readers see the old file or the new one. */
export async function writeState(file: string, state: State): Promise<void> {
  const links = [...state.links.values()].map(({ fields, order: _, ...link }) => ({
    ...link,
    form: encodeUrlencoded(fields),
  }));
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, JSON.stringify({ links, payments: state.payments }));
  await rename(`${file}.new`, file);
}

/**
 * Runs `write` soon after it is asked to, one at a time: what is asked during a write is covered
 * by one more after it.
 */
export function saver(write: () => Promise<void>): { save(): void; idle(): Promise<void> } {
  let asked = false;
  let running: Promise<void> = Promise.resolve();
  const run = async () => {
    asked = false;
    await write().catch((error: Error) => console.error(`state is not saved: ${error.message}`));
  };
  return {
    save() {
      if (asked) return;
      asked = true;
      running = running.then(run);
    },
    idle: () => running,
  };
}

function linkFrom({ form, ...saved }: z.infer<typeof stateSchema>['links'][number]): Link {
  const fields = phpArrayFromPairs(urlencodedPairs(form));
  return { ...saved, fields, order: readLinkOrder(fields) };
}
