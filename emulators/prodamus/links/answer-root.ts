import type { Context } from 'hono';
import { pause } from '@/emulators/pause';
import { type PhpArray, textAt } from '@/lib/prodamus/php-array';
import { verify } from '@/lib/prodamus/signature';
import type { Emulator } from '../emulator';
import { staticFormPage } from '../pages/result-pages';
import { requestForm } from '../request-form';
import { type Link, makeLink } from './link';
import { linkAnswer, openAnswer } from './link-answer';
import { UnreadableOrder } from './link-order';

const WRONG_SIGNATURE = 'Ошибка подписи передаваемых данных. Оплата отменена.';

/** The root of the payment page: `do=link`, and without it the static form. */
export async function answerRoot(emulator: Emulator, c: Context): Promise<Response> {
  const fields = await requestForm(c);
  if (!fields) return refusal(c, 'Запрос не читается.');
  const action = textAt(fields, 'do');
  if (action === null) return c.html(staticFormPage());
  if (action !== 'link') return refusal(c, 'Неизвестное действие (do).');
  if (!signatureFits(fields, emulator.options.secret)) return refusal(c, WRONG_SIGNATURE);
  const link = tryToMakeLink(emulator, fields);
  if (typeof link === 'string') return refusal(c, link);
  await pause(emulator.faults.linkDelayMs ?? 0, emulator.life.signal);
  return linkAnswer(emulator, c, link);
}

/** Links work unsigned; a signature that was sent must be right. */
function signatureFits(fields: PhpArray, key: string): boolean {
  if (!fields.has('signature')) return true;
  const signed = new Map(fields);
  signed.delete('signature');
  return verify(signed, textAt(fields, 'signature') ?? '', [{ name: 'page', key }]) !== null;
}

function tryToMakeLink(emulator: Emulator, fields: PhpArray): Link | string {
  try {
    return makeLink(emulator, fields);
  } catch (error) {
    if (error instanceof UnreadableOrder) return error.message;
    throw error;
  }
}

/** The shape of a refusal is not documented: words and no URL. */
function refusal(c: Context, words: string): Response {
  return openAnswer(c, 'text/html; charset=utf-8', words);
}
