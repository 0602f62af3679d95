import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { z } from 'zod';

/** Reads the flags of the command line; on a mistake says which and ends the process with 2. */
export function readFlags<Schema extends z.ZodType>(
  options: ParseArgsOptionsConfig,
  schema: Schema,
): z.infer<Schema> {
  try {
    return schema.parse({ ...parseArgs({ options }).values });
  } catch (error) {
    console.error(error instanceof z.ZodError ? z.prettifyError(error) : String(error));
    process.exit(2);
  }
}

/**
 * Prints where a started emulator listens, as a line of JSON, and ends it on SIGTERM and SIGINT
 * with 0. An emulator that cannot start ends the process with 1.
 */
export async function runProgram<Running extends { close(): Promise<void> }>(
  starting: Promise<Running>,
  addresses: (running: Running) => Record<string, string>,
): Promise<void> {
  const running = await starting.catch((error: Error) => {
    console.error(`The emulator cannot start: ${error.message}`);
    process.exit(1);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => void running.close().then(() => process.exit(0)));
  }
  console.log(JSON.stringify(addresses(running)));
}
