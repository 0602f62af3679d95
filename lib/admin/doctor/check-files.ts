import { stat } from 'node:fs/promises';
import { type Check, found } from './check';

/** Settings, database and copies are read by nobody but the shop; `files` need not be there. */
export function checkFiles(files: () => readonly string[]): Check {
  return {
    name: 'Доступ к файлам',
    look: async () => {
      const open: string[] = [];
      for (const file of files()) if (await isOpen(file)) open.push(file);
      if (open.length === 0) return found.green('Настройки и базу читает только магазин.');
      return found.warning(
        `Прочесть может любой пользователь сервера: ${open.join(', ')}. Закройте: chmod o-rwx.`,
      );
    },
  };
}

async function isOpen(file: string): Promise<boolean> {
  const { mode } = await stat(file).catch(() => ({ mode: 0 }));
  return (mode & 0o007) !== 0;
}
