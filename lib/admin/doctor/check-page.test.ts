import { expect, it } from 'vitest';
import type { Answered, Silent } from './ask';
import { checkPage } from './check-page';
import { examine } from './examine';

const PAGE = new URL('https://anna.payform.ru/');
const OK = { status: 200, date: null, type: 'text/html' };

async function resultsOf(answer: Answered | Silent, lastPaymentEvents = { all: 0, demo: 0 }) {
  const checks = checkPage(
    PAGE,
    async () => answer,
    async () => ({ lastPaymentEvents }),
  );
  const [page, demo] = await examine(checks);
  return { page, demo };
}

it.each([
  [OK, 'green', 'Отвечает.'],
  [{ ...OK, status: 403 }, 'green', 'Отвечает.'],
  [{ ...OK, status: 301 }, 'warning', 'переадресует (301)'],
  [{ ...OK, status: 404 }, 'red', 'страницы нет (404)'],
  [{ ...OK, status: 503 }, 'red', 'ошибкой 503'],
  [{ code: 'ENOTFOUND' }, 'red', 'не отвечает (ENOTFOUND)'],
] as const)('of %o the payment page is %s', async (answer, result, words) => {
  const { page } = await resultsOf(answer);
  expect(page).toMatchObject({ result, sentence: expect.stringContaining(words) });
});

it.each([
  [{ all: 0, demo: 0 }, 'skipped', '«Первую оплату»'],
  [{ all: 3, demo: 2 }, 'green', 'о настоящих деньгах'],
  [{ all: 3, demo: 3 }, 'warning', '«Деморежим без приёма оплаты»'],
] as const)('after payment events %o the demo mode is %s', async (paymentEvents, result, words) => {
  const { demo } = await resultsOf(OK, paymentEvents);
  expect(demo).toMatchObject({ result, sentence: expect.stringContaining(words) });
});
