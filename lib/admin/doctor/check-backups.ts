import { backupInWords } from '@/lib/admin/backups/backup-in-words';
import type { Clock } from '@/lib/clock';
import type { BackupState, CopyConditions } from '@/lib/store/backups';
import { type Check, found } from './check';

type Backups = {
  mode: 'live' | 'demo';
  backupDir: string | null;
  clock: Clock;
  state(): Promise<BackupState>;
  conditions(): Promise<CopyConditions>;
};

const ONLY_READ =
  'В базу копия для проверки не разворачивается: пользователь базы не может создать другую (ALTER ROLE … CREATEDB).';

/** There is a proven copy of the database, not older than a day. */
export function checkBackups({ mode, backupDir, clock, state, conditions }: Backups): Check {
  return {
    name: 'Резервные копии',
    look: async () => {
      if (!backupDir && mode === 'demo') return found.skipped('Это демо: копии не нужны.');
      if (!backupDir) return found.warning('BACKUP_DIR не задан: копий базы нет.');
      const { obstacle, canOpen } = await conditions();
      if (obstacle !== null) return found.red(`Копий не будет: ${obstacle}.`);
      const runs = await state();
      const { text, isWrong } = backupInWords(runs, clock());
      if (isWrong) return found.red(text);
      const sentence = canOpen ? text : `${text} ${ONLY_READ}`;
      return runs.proven ? found.green(sentence) : found.warning(sentence);
    },
  };
}
