/** Why a form was not taken: no answer came at all, or the site, or what stands before it, refused. */
export type Unsent = 'no_connection' | 'refused';

/** Tells by what the sending of a form has thrown: `fetch` throws a `TypeError` only where no answer came. */
export function whyUnsent(error: unknown): Unsent {
  return error instanceof TypeError ? 'no_connection' : 'refused';
}

/** What is said beside a form that keeps what was typed. */
export const UNSENT_MESSAGES: Record<Unsent, string> = {
  no_connection:
    'Нет связи с\u00a0сайтом. Всё, что вы\u00a0ввели, сохранилось: проверьте интернет и\u00a0отправьте ещё раз.',
  refused:
    'Сайт сейчас не\u00a0принял форму. Всё, что вы\u00a0ввели, сохранилось: подождите минуту и\u00a0отправьте ещё раз.',
};
