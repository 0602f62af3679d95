import { expect, it } from 'vitest';
import type { Answered, Silent } from './ask';
import { checkWebhook } from './check-webhook';
import { examine } from './examine';

const WEBHOOK = new URL('https://anna.example/api/prodamus/webhook');
const OURS = { status: 405, date: null, type: 'application/problem+json' };

it.each([
  [OURS, 'green', WEBHOOK.href],
  [{ ...OURS, type: 'text/html' }, 'red', 'отвечает не магазин (405)'],
  [{ ...OURS, status: 200 }, 'red', 'отвечает не магазин (200)'],
  [{ ...OURS, status: 308 }, 'red', 'переадресует (308)'],
  [{ ...OURS, status: 401 }, 'red', 'закрыт паролем (401)'],
  [{ ...OURS, status: 403 }, 'red', 'закрыт паролем (403)'],
  [{ code: 'CERT_HAS_EXPIRED' }, 'red', 'Сертификат не годится (CERT_HAS_EXPIRED)'],
  [{ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'red', 'Сертификат не годится'],
  [{ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'red', 'Сертификат не годится'],
  [{ code: 'ECONNREFUSED' }, 'red', 'не отвечает отсюда (ECONNREFUSED)'],
] as const)('of %o the address for payment events is %s', async (answer, result, words) => {
  const asked: string[] = [];
  const ask = async (url: URL): Promise<Answered | Silent> => {
    asked.push(url.href);
    return answer;
  };
  const [found] = await examine([checkWebhook(WEBHOOK, ask)]);
  expect(found).toMatchObject({ result, sentence: expect.stringContaining(words) });
  expect(asked).toEqual([WEBHOOK.href]);
});
