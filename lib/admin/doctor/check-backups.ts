import { backupInWords } from '@/lib/admin/backups/backup-in-words';
import type { Clock } from '@/lib/clock';
import type { BackupState } from '@/lib/store/backups';
import { type Check, found } from './check';

type Backups = {
  mode: 'live' | 'demo';
  backupDir: string | null;
  clock: Clock;
  state(): Promise<BackupState>;
};

/** There is a proven copy of the database, not older than a day. */
export function checkBackups({ mode, backupDir, clock, state }: Backups): Check {
  return {
    name: 'Резервные копии',
    look: async () => {
      if (!backupDir && mode === 'demo') return found.skipped('Это демо: копии не нужны.');
      if (!backupDir) return found.warning('BACKUP_DIR не задан: копий базы нет.');
      const runs = await state();
      const { text, isWrong } = backupInWords(runs, clock());
      if (isWrong) return found.red(text);
      return runs.proven ? found.green(text) : found.warning(text);
    },
  };
}
