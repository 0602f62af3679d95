import { parseArgs } from 'node:util';

/** What is broken on purpose, and what then has to be found. */
export const CONTROLS = {
  'no-locks': 'doubled',
  'early-answer': 'lost',
  'ended-leases': 'doubled',
} as const;
export type Control = keyof typeof CONTROLS;

/** What `npm run crash` is asked for; `told` is how many payments are told to all at once. */
export type CrashOptions = {
  kills: number;
  seed: number;
  lanes: number;
  /** How many processes on PostgreSQL; 0 is one process on SQLite. */
  instances: number;
  told: number;
  control: Control | null;
};

/** The control of locks needs payments told at once, and nobody killed. */
const TOLD_WITHOUT_LOCKS = 200;

/** Reads the arguments; null when they cannot be meant. A control implies three instances. */
export function readOptions(args: string[]): CrashOptions | null {
  const { values } = parseArgs({
    args,
    options: {
      kills: { type: 'string', default: '20' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
      lanes: { type: 'string', default: '1' },
      engine: { type: 'string' },
      instances: { type: 'string' },
      told: { type: 'string' },
      control: { type: 'string' },
    },
  });
  const { control = null } = values;
  if (control !== null && !isControl(control)) return null;
  const isAboutMany = control !== null || values.told !== undefined;
  const engine = values.engine ?? (isAboutMany ? 'postgres' : 'sqlite');
  const options = {
    kills: Number(values.kills),
    seed: Number(values.seed),
    lanes: Number(values.lanes),
    instances: Number(values.instances ?? (isAboutMany ? 3 : 1)),
    told: Number(values.told ?? (control === 'no-locks' ? TOLD_WITHOUT_LOCKS : 0)),
    control,
  };
  if (!isPossible(options)) return null;
  if (engine === 'postgres') return options;
  const isOne = engine === 'sqlite' && options.instances === 1 && !isAboutMany;
  return isOne ? { ...options, instances: 0 } : null;
}

function isPossible({ kills, seed, lanes, instances, told, control }: CrashOptions): boolean {
  const isWhole = [kills, seed, lanes, instances, told].every(Number.isSafeInteger);
  const isEnough = Math.min(kills, lanes, instances) >= 1 && told >= 0;
  const isAboutTold = control === null || (control === 'no-locks') === told > 0;
  return isWhole && isEnough && isAboutTold;
}

function isControl(word: string): word is Control {
  return word in CONTROLS;
}
