import { faketimeLibrary } from '@/scripts/faketime';
import { startProgram } from './program';

/**
 * Starts programs whose clock is wrong by so many days: JavaScript's, SQLite's and that of their
 * children. How time passes stays true, so timers keep their word. Null where nothing can do it.
 */
export function wrongClock(): ((days: number) => typeof startProgram) | null {
  const library = faketimeLibrary();
  if (!library) return null;
  return (days) => {
    const lie = {
      LD_PRELOAD: library,
      FAKETIME: `${days < 0 ? '' : '+'}${days}d`,
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    };
    return (args, env, cwd) => startProgram(args, { ...env, ...lie }, cwd);
  };
}
