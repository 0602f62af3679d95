import { existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PERIOD_US = 100_000;
const QUOTA_US = 20_000;
const ROOT = '/sys/fs/cgroup';

/** Processes each of which is held to a fifth of a core. */
export type HeldProcesses = {
  hold(pid: number): void;
  /** Call when the processes have ended. */
  forget(): void;
};

/** Null where this machine lets nobody hold a process: that takes root and control groups. */
export function heldProcesses(): HeldProcesses | null {
  const newGroup = groupsOfTheSecondVersion() ?? groupsOfTheFirst();
  if (!newGroup) return null;
  const groups: string[] = [];
  return {
    hold: (pid) => {
      const group = newGroup(`chakra-bench-${process.pid}-${groups.length}`);
      groups.push(group);
      writeFileSync(path.join(group, 'cgroup.procs'), String(pid));
    },
    forget: () => {
      for (const group of groups) rmdirSync(group);
    },
  };
}

type NewGroup = (name: string) => string;

function groupsOfTheFirst(): NewGroup | null {
  const cpu = path.join(ROOT, 'cpu');
  if (!existsSync(path.join(cpu, 'cpu.cfs_quota_us'))) return null;
  return orNull((name) => {
    const group = path.join(cpu, name);
    mkdirSync(group);
    writeFileSync(path.join(group, 'cpu.cfs_period_us'), String(PERIOD_US));
    writeFileSync(path.join(group, 'cpu.cfs_quota_us'), String(QUOTA_US));
    return group;
  });
}

function groupsOfTheSecondVersion(): NewGroup | null {
  const controllers = path.join(ROOT, 'cgroup.controllers');
  if (!existsSync(controllers) || !readFileSync(controllers, 'utf8').includes('cpu')) return null;
  return orNull((name) => {
    writeFileSync(path.join(ROOT, 'cgroup.subtree_control'), '+cpu');
    const group = path.join(ROOT, name);
    mkdirSync(group);
    writeFileSync(path.join(group, 'cpu.max'), `${QUOTA_US} ${PERIOD_US}`);
    return group;
  });
}

/** The same, or null where a first group cannot be made. */
function orNull(newGroup: NewGroup): NewGroup | null {
  try {
    rmdirSync(newGroup(`chakra-bench-${process.pid}-try`));
    return newGroup;
  } catch {
    return null;
  }
}
