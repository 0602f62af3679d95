import { isOutdated, reloadOutdated } from './outdated-page';

/**
 * Why a form was not taken: no answer came at all, the site, or what stands before it, refused, or
 * the page is older than the site and being loaded anew has not helped.
 */
export type Unsent = 'no_connection' | 'refused' | 'outdated';

/**
 * Tells by what the sending of a form has thrown: `fetch` throws a `TypeError` only where no answer
 * came. An outdated page is loaded anew, and there is nothing to tell: this never resolves then.
 */
export async function whyUnsent(error: unknown): Promise<Unsent> {
  if (!isOutdated(error)) return error instanceof TypeError ? 'no_connection' : 'refused';
  return reloadOutdated() ? new Promise(() => undefined) : 'outdated';
}

/** What is said beside a form that keeps what was typed. */
export const UNSENT_MESSAGES: Record<Unsent, string> = {
  no_connection:
    'Нет связи с\u00a0сайтом. Всё, что вы\u00a0ввели, сохранилось: проверьте интернет и\u00a0отправьте ещё раз.',
  refused:
    'Сайт сейчас не\u00a0принял форму. Всё, что вы\u00a0ввели, сохранилось: подождите минуту и\u00a0отправьте ещё раз.',
  outdated:
    'Сайт обновился, пока страница была открыта. Всё, что вы\u00a0ввели, сохранилось: подождите минуту и\u00a0отправьте ещё раз.',
};
