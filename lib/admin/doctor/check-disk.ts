import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { type Check, type Finding, found } from './check';

const MB = 1024 * 1024;

/** There is room for the database to grow. */
export function checkDisk(databaseFile: string): Check {
  return {
    name: 'Место на диске',
    look: async () => {
      const { bavail, bsize } = await statfs(path.dirname(path.resolve(databaseFile)));
      return roomFinding((bavail * bsize) / MB);
    },
  };
}

export function roomFinding(megabytes: number): Finding {
  const room = `Свободно ${inUnits(megabytes)}.`;
  if (megabytes < 200) return found.red(`${room} Освободите место: база перестанет писаться.`);
  if (megabytes < 1024) return found.warning(`${room} Освободите место заранее.`);
  return found.green(room);
}

/** In gigabytes from one up: «68,8 ГБ». */
function inUnits(megabytes: number): string {
  if (megabytes < 1024) return `${Math.floor(megabytes)} МБ`;
  return `${(megabytes / 1024).toLocaleString('ru-RU', { maximumFractionDigits: 1 })} ГБ`;
}
