import type { Clock } from '@/lib/clock';
import { type Ask, isSilent } from './ask';
import { type Check, found } from './check';

const TOLERANCE_MS = 60_000;

/** The clock of this machine goes as those of others do: links and sign-ins depend on it. */
export function checkClock(addresses: readonly URL[], ask: Ask, clock: Clock): Check {
  return {
    name: 'Часы',
    look: async (signal) => {
      const differences = await Promise.all(
        addresses.map(async (address) => {
          const answer = await ask(address, signal);
          if (isSilent(answer) || !answer.date) return null;
          return clock().getTime() - answer.date.getTime();
        }),
      );
      const known = differences.filter((difference) => difference !== null);
      const [first] = known;
      if (first === undefined) return found.skipped('Сверить не с кем: никто не отвечает.');
      const least = known.reduce((a, b) => (Math.abs(b) < Math.abs(a) ? b : a), first);
      if (Math.abs(least) <= TOLERANCE_MS) return found.green('Идут верно.');
      const seconds = Math.round(Math.abs(least) / 1000);
      const way = least > 0 ? 'спешат' : 'отстают';
      return found.red(`Часы сервера ${way} на ${seconds} с. Включите их сверку (NTP).`);
    },
  };
}
