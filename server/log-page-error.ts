import { framesOf } from '@/lib/describe-error';
import type { CountedLog } from './counted-log';
import { isNotAForm } from './http/not-a-form';
import { requestContext } from './http/request-context';

type PageError = { requestId: unknown; method: string; route: string; kind: string };

/** The logs of what strangers can cause: mistakes of clients, and failures of ours. */
export type ErrorLogs = { mistakes: CountedLog; failures: CountedLog };

/**
 * Notes what a page or an action has thrown. What no code of the shop had a part in is the client's
 * mistake (a form that cannot be decoded): marked, so that its answer can say so, and told by where
 * it was found, never by its message, which quotes what was sent.
 */
export function logPageError({ mistakes, failures }: ErrorLogs, err: unknown, about: PageError) {
  const name = err instanceof Error ? err.name : typeof err;
  if (about.method === 'POST' && isClientsMistake(err)) {
    const context = requestContext.getStore();
    if (context) context.isUndecodable = true;
    const line = { ...about, type: name, at: framesOf(err).slice(0, 3) };
    mistakes.write('warn', 'undecodable', line, 'a form cannot be decoded');
    return;
  }
  const digest = (err as { digest?: unknown } | null)?.digest;
  failures.write('error', `${about.route} ${name}`, { ...about, digest, err }, 'a page has failed');
}

const OF_NEXT = /node_modules[\\/]next[\\/]|\(?node:|<anonymous>/;

/** Whether an action got no form, or Next failed before or beside any code of the shop. */
function isClientsMistake(err: unknown): err is Error {
  if (err instanceof Error && isNotAForm(err)) return true;
  const frames = err instanceof Error ? framesOf(err) : [];
  return frames.length > 0 && frames.every((frame) => OF_NEXT.test(frame));
}
