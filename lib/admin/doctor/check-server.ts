import { access, constants } from 'node:fs/promises';
import { type Check, found } from './check';

type Server = {
  mode: 'live' | 'demo';
  backupDir: string | null;
  isHttps: boolean;
  trustedProxies: readonly string[];
};

/** What the operator of the machine has to see to. */
export function checkServer({ mode, backupDir, isHttps, trustedProxies }: Server): Check[] {
  return [
    {
      name: 'Резервные копии',
      look: async () => {
        if (mode === 'demo') return found.skipped('Это демо: копии не нужны.');
        if (!backupDir) return found.warning('BACKUP_DIR не задан: копий базы нет.');
        const isWritable = await access(backupDir, constants.W_OK).then(
          () => true,
          () => false,
        );
        return isWritable
          ? found.green('Папка для копий есть, писать в неё можно.')
          : found.warning('Папки BACKUP_DIR нет, или писать в неё нельзя.');
      },
    },
    {
      name: 'Прокси',
      look: () => {
        if (trustedProxies.length > 0) return found.green('Адресам прокси верим.');
        if (!isHttps) return found.skipped('Без https прокси обычно нет.');
        return found.warning(
          'TRUSTED_PROXY не задан: за прокси у всех покупателей один адрес и один лимит заказов.',
        );
      },
    },
  ];
}
