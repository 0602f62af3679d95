import type { LinkFailure } from './links/gateway';
import type { Resolution } from './resolution';

/** Where the money of a mark is that a payment event tells of another order, for the seller. */
export function moneyOfDispute(isCounted: boolean): string {
  return isCounted
    ? 'деньги засчитаны туда'
    : 'деньги не засчитаны ни одному заказу, сверьте платёж с\u00a0кабинетом Prodamus';
}

/** How the seller resolved unmatched money, in a word. */
export const RESOLUTION_NAMES: Record<Resolution, string> = {
  attached: 'отнесена к заказу',
  delivered: 'разбор отдан',
  returned: 'деньги возвращены',
  dismissed: 'закрыта без действия',
};

/** Why there was no individual link, for the seller. */
export const LINK_FAILURE_MESSAGES: Record<LinkFailure, string> = {
  unreachable: 'Prodamus не отвечает: проверьте PRODAMUS_URL и сеть',
  refused: 'Prodamus ответил отказом',
  no_link: 'в ответе Prodamus нет индивидуальной ссылки',
};

/** Why a delivery was refused, for the seller. The words are those a rejection is journalled by. */
export const REJECTION_MESSAGES = {
  empty: 'пустое тело',
  malformed: 'тело не читается',
  unsupported_type: 'неизвестный Content-Type',
  too_many_fields: 'слишком много полей',
  not_utf8: 'тело не в UTF-8',
  too_large: 'тело больше 64 КБ',
  no_signature: 'нет подписи (заголовок Sign)',
  wrong_signature: 'подпись не сошлась: ключ неизвестен, проверьте секретный ключ страницы',
  public_demo_key: 'подпись не сошлась: открытый ключ demo.payform.ru, а не вашей страницы',
  empty_key: 'подпись не сошлась: подписано пустым ключом',
  no_payment_event:
    'подпись верна, но это не уведомление об оплате: нет ни номера, ни суммы, ни статуса',
} as const;

export type Rejection = keyof typeof REJECTION_MESSAGES;
