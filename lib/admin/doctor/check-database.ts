import type { DoctorFacts } from '@/lib/store/doctor';
import { moscowTime } from '@/lib/time';
import { type Check, found } from './check';

/** The database keeps what it has said yes to, lets go of what was erased, and has its tables. */
export function checkDatabase(facts: () => Promise<DoctorFacts>): Check[] {
  return [
    {
      name: 'Запись на диск',
      look: async () => {
        const { isDurable } = await facts();
        if (isDurable === null) {
          return found.skipped('Видно только изнутри магазина: откройте «Проверку» в кабинете.');
        }
        if (isDurable) return found.green('Каждая оплата дописана до диска.');
        return found.red('База пишет не до диска. Остановите продажи и перезапустите магазин.');
      },
    },
    {
      name: 'Удалённые данные',
      look: async () => {
        const { erased } = await facts();
        if (!erased) {
          return found.skipped('Видно только изнутри магазина: откройте «Проверку» в кабинете.');
        }
        if (erased === 'kept_by_server') {
          return found.skipped(
            'Файлы базы ведёт сервер PostgreSQL: удалённое уходит из них, когда он чистит их сам.',
          );
        }
        if (!erased.heldSince) return found.green('Их нет ни в базе, ни в её журнале.');
        return found.warning(
          `С ${moscowTime(erased.heldSince)} они ещё могут быть в журнале базы: её читает другая программа. Закройте консоль sqlite3 или зависшую копию, остальное сделаем сами.`,
        );
      },
    },
    {
      name: 'Устройство базы',
      look: async () => {
        const { applied, known } = (await facts()).migrations;
        if (applied === known) return found.green('Подходит этой версии магазина.');
        if (applied > known) {
          return found.red('База новее этой версии магазина: верните новую версию.');
        }
        return found.red(
          `База от прежней версии магазина (изменений ${applied} из ${known}). Перезапустите магазин или npm run migrate.`,
        );
      },
    },
  ];
}
