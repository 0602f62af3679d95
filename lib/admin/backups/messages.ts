import type { BackupFailure } from './backup-run';

/** Why there is no copy and what to do, for the seller. */
export const BACKUP_FAILURE_MESSAGES: Record<BackupFailure, string> = {
  folder:
    'в папку BACKUP_DIR нельзя писать: проверьте, что она есть, чья она и пускает ли туда служба (ReadWritePaths)',
  space: 'на диске с копиями нет места',
  programs:
    'нет программ pg_dump и pg_restore нужной версии: какую поставить, скажут «Проверка» и npm run backup',
  not_proven: 'сделанная копия не прошла проверку, она удалена: проверьте диск',
  other: 'не удалось; причина в журнале сервера, повторить — npm run backup',
};
