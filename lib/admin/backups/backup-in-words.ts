import { moscowTime } from '../../time';
import { isBackupWrong } from './backup-due';
import type { BackupRun } from './backup-run';
import { BACKUP_FAILURE_MESSAGES } from './messages';

type Runs = { last: BackupRun | null; proven: BackupRun | null };

/** How the copies stand, for the seller: when the last proven one was made, or why there is none. */
export function backupInWords(
  { last, proven }: Runs,
  now: Date,
): { text: string; isWrong: boolean } {
  const isWrong = isBackupWrong({ last, proven }, now);
  const failure = last?.failure
    ? `Попытка ${moscowTime(last.startedAt)}: ${BACKUP_FAILURE_MESSAGES[last.failure]}. `
    : '';
  const tooOld = isWrong && !failure ? 'Копия старше 26\u00a0часов. ' : '';
  return { text: `${failure}${tooOld}${provenInWords(proven)}`, isWrong };
}

function provenInWords(run: BackupRun | null): string {
  if (!run || run.failure !== null) return 'Проверенных копий ещё нет.';
  const seconds = Math.ceil((run.finishedAt.getTime() - run.startedAt.getTime()) / 1000);
  const size = `${(run.bytes / 1_000_000).toFixed(1)}\u00a0МБ`.replace('.', ',');
  return `Последняя копия: ${moscowTime(run.startedAt)}, проверена (${size}, заказов ${run.orders}, за\u00a0${seconds}\u00a0с).`;
}
