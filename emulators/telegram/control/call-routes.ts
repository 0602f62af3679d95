import { json } from '@/emulators/http';
import type { Call } from '../emulator';
import type { ControlRoutes } from './control-route';

type Count = { calls: number; done: number; statuses: Record<string, number> };

export const CALL_ROUTES: ControlRoutes = {
  'GET /calls': (emulator) => json(200, countsOf(emulator.calls)),
  'GET /call-log': (emulator, { query }) => {
    const method = query.get('method')?.toLowerCase();
    return json(
      200,
      emulator.calls.filter((call) => method === undefined || call.method.toLowerCase() === method),
    );
  },
};

function countsOf(calls: Call[]): Record<string, Count> {
  const counts: Record<string, Count> = {};
  for (const { method, status, done } of calls) {
    counts[method] ??= { calls: 0, done: 0, statuses: {} };
    const count = counts[method];
    count.calls += 1;
    count.done += done ? 1 : 0;
    const word = String(status ?? 'open');
    count.statuses[word] = (count.statuses[word] ?? 0) + 1;
  }
  return counts;
}
