import { framesOf } from '@/lib/describe-error';
import type { CountedLog } from './counted-log';

/**
 * Makes one counted line of the log out of what libraries print: Next complains of a request over
 * many lines, with what its client has sent. Only the kind of an error and its place are told.
 */
export function quietConsole(counted: CountedLog): void {
  for (const level of ['warn', 'error'] as const) {
    console[level] = (...said: unknown[]) => {
      const error = said.find((one) => one instanceof Error);
      const line = { type: error?.name ?? 'text', at: error && framesOf(error).slice(0, 3) };
      counted.write(level, `console.${level}`, line, 'a library complains');
    };
  }
}
