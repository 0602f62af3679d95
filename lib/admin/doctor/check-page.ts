import type { DoctorFacts } from '@/lib/store/doctor';
import { type Answered, type Ask, isSilent } from './ask';
import { type Check, type Finding, found } from './check';

/** The payment page answers at its address, and takes real money. */
export function checkPage(
  page: URL,
  ask: Ask,
  facts: () => Promise<Pick<DoctorFacts, 'lastPaymentEvents'>>,
): Check[] {
  return [
    {
      name: 'Страница оплаты',
      look: async (signal) => answerOf(await ask(page, signal)),
    },
    {
      name: 'Деморежим страницы',
      look: async () => {
        const { all, demo } = (await facts()).lastPaymentEvents;
        if (all === 0) {
          return found.skipped('Уведомлений ещё не было. Пройдите «Первую оплату» в кабинете.');
        }
        if (demo < all) return found.green('Последние уведомления были о настоящих деньгах.');
        return found.warning(
          'Последние уведомления были тестовыми: деньги не поступают. После договора выключите в кабинете Prodamus «Деморежим без приёма оплаты».',
        );
      },
    },
  ];
}

function answerOf(answer: Awaited<ReturnType<Ask>>): Finding {
  if (isSilent(answer)) {
    return found.red(`PRODAMUS_URL не отвечает (${answer.code}). Проверьте адрес и сеть.`);
  }
  return statusOf(answer);
}

function statusOf({ status }: Answered): Finding {
  if (status >= 500) return found.red(`PRODAMUS_URL отвечает ошибкой ${status}. Повторите позже.`);
  if (status >= 300 && status < 400) {
    return found.warning(
      `PRODAMUS_URL переадресует (${status}). Впишите адрес страницы точно, со https://.`,
    );
  }
  if (status === 404) return found.red('По адресу PRODAMUS_URL страницы нет (404).');
  return found.green('Отвечает.');
}
