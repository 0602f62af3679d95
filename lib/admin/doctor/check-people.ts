import { type Check, found } from './check';

type People = {
  seller: { name: string; inn: string; contacts: string };
  hasPassword: boolean;
  adminIds: readonly number[];
  /** Null where there is no bot. */
  sellerChats: readonly number[] | null;
};

/** Buyers know whom they buy from, and the seller can get in and hear of what happens. */
export function checkPeople({ seller, hasPassword, adminIds, sellerChats }: People): Check[] {
  return [
    {
      name: 'Реквизиты в оферте',
      look: () => {
        const names = { name: 'имя', inn: 'ИНН', contacts: 'связь' } as const;
        const keys = ['name', 'inn', 'contacts'] as const;
        const absent = keys.filter((key) => !seller[key].trim()).map((key) => names[key]);
        if (absent.length === 0) return found.green('Имя, ИНН и связь указаны.');
        return found.red(`В оферте и согласии нет: ${absent.join(', ')}. Заполните до продаж.`);
      },
    },
    {
      name: 'Вход в кабинет',
      look: () => {
        if (hasPassword) return found.green('Пароль задан.');
        if (adminIds.length > 0) return found.warning('Пароля нет, войти можно только из бота.');
        return found.red('Войти нельзя никому. Задайте пароль: npm run admin:password');
      },
    },
    {
      name: 'Чат продавца',
      look: () => {
        if (!sellerChats) return found.skipped('Бота нет, в чат не пишем.');
        if (sellerChats.length === 0) {
          return found.warning('SELLER_TELEGRAM_IDS не задан: об оплатах и сбоях вам не напишут.');
        }
        return adminIds.length > 0
          ? found.green('Об оплатах и сбоях пишем вам, кабинет открывается из бота.')
          : found.warning('SELLER_ADMIN_IDS не задан: из бота кабинет не открыть.');
      },
    },
  ];
}
