import type { IncomingMessage } from 'node:http';
import { openAnswer, page, type Reply, redirect } from '@/emulators/http';
import { type PhpArray, textAt } from '@/lib/prodamus/php-array';
import { verify } from '@/lib/prodamus/signature';
import type { Emulator } from '../emulator';
import { pause } from '../pause';
import { requestForm } from '../request-form';
import { staticFormPage } from '../result-pages';
import { type Link, linkUrl, makeLink } from './link';
import { linkAnswer } from './link-answer';
import { UnreadableOrder } from './link-order';

const WRONG_SIGNATURE = 'Ошибка подписи передаваемых данных. Оплата отменена.';

/** The root of the payment page: `do=link`, `do=pay`, and without them the static form. */
export async function answerRoot(emulator: Emulator, request: IncomingMessage): Promise<Reply> {
  const fields = await requestForm(request);
  if (!fields) return refusal('Запрос не читается.');
  const action = textAt(fields, 'do');
  if (action === null) return page(200, staticFormPage());
  if (action !== 'link' && action !== 'pay') return refusal('Неизвестное действие (do).');
  if (!signatureFits(fields, emulator.options.secret)) return refusal(WRONG_SIGNATURE);
  const link = tryToMakeLink(emulator, fields);
  if (typeof link === 'string') return refusal(link);
  if (action === 'pay') return redirect(302, linkUrl(emulator, link));
  await pause(emulator.faults.linkDelayMs ?? 0, emulator.life);
  return linkAnswer(emulator, link);
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
function refusal(words: string): Reply {
  return openAnswer('text/html; charset=utf-8', words);
}
