import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ENV_NAMES } from '@/server/config/env';

/** A program started by a test: its output so far, and how it ended. */
export type Program = {
  pid: number | undefined;
  output(): string;
  /** Waits until the output has the text; fails with the whole output when the program ends. */
  says(text: string): Promise<void>;
  isOver(): boolean;
  signal(name: NodeJS.Signals): void;
  /** Waits for the end and answers the exit code. */
  ended(): Promise<number | null>;
  /** Asks it to end, if it has not, and waits. */
  stop(): Promise<number | null>;
};

/**
 * An environment with nothing of this product in it but what is given. An empty value is an
 * absent one and keeps a `.env` file from filling the name in.
 */
export function scrubbedEnv(given: Record<string, string>): NodeJS.ProcessEnv {
  const empty = Object.fromEntries(ENV_NAMES.map((name) => [name, '']));
  return { ...process.env, NODE_ENV: 'production', ...empty, ...given };
}

/** Starts a Node program in a scrubbed environment. */
export function startProgram(
  args: string[],
  env: Record<string, string>,
  cwd: string = process.cwd(),
): Program {
  return startCommand(process.execPath, args, env, cwd);
}

/** Starts any command in a scrubbed environment. */
export function startCommand(
  command: string,
  args: string[],
  env: Record<string, string>,
  cwd: string = process.cwd(),
): Program {
  const child = spawn(command, args, { cwd, env: scrubbedEnv(env) });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
    });
  }
  const exit = once(child, 'exit');
  const ended = async () => ((await exit) as [number | null])[0];
  return {
    pid: child.pid,
    output: () => output,
    says: async (text) => {
      while (!output.includes(text)) {
        if (isOver(child)) throw new Error(`the program ended without «${text}»:\n${output}`);
        await sleep(20);
      }
    },
    isOver: () => isOver(child),
    signal: (name) => child.kill(name),
    ended,
    stop: async () => {
      if (!isOver(child)) child.kill('SIGTERM');
      return ended();
    },
  };
}

function isOver(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null;
}
