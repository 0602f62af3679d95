import { type Check, found } from './check';

type Server = {
  isHttps: boolean;
  trustedProxies: readonly string[];
};

/** What the operator of the machine has to see to. */
export function checkServer({ isHttps, trustedProxies }: Server): Check[] {
  return [
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
