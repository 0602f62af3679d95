import type { DoctorFacts } from '@/db/desk/doctor';
import { type Check, found } from './check';

/** The database keeps what it has said yes to, and has the tables this version needs. */
export function checkDatabase(facts: () => Promise<DoctorFacts>): Check[] {
  return [
    {
      name: 'Запись на диск',
      look: async () => {
        const { isDurable } = await facts();
        if (isDurable === null) {
          return found.skipped('Видно только изнутри магазина: откройте «Проверку» в кабинете.');
        }
        if (isDurable) return found.green('Каждая оплата дописана до диска (synchronous=FULL).');
        return found.red('База пишет не до диска. Остановите продажи и перезапустите магазин.');
      },
    },
    {
      name: 'Таблицы базы',
      look: async () => {
        const { applied, known } = (await facts()).migrations;
        if (applied === known) return found.green(`Все на месте (${applied}).`);
        if (applied > known) {
          return found.red('База новее этой версии магазина: верните новую версию.');
        }
        return found.red(`Есть ${applied} из ${known}. Перезапустите магазин или npm run migrate.`);
      },
    },
  ];
}
