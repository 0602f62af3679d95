import type { FilterFields } from '@/components/admin/filter-fields';
import { ACTION_NAMES } from '@/lib/audit';
import { STATE_NAMES } from '@/lib/orders/order';
import { PROMO_STATE_NAMES } from '@/lib/orders/promo';
import { MESSAGE_NAMES } from '@/lib/outbox/outbox-message';
import {
  OUTCOME_NAMES,
  UNMATCHED_OUTCOMES,
  type UnmatchedOutcome,
} from '@/lib/payments/events/outcomes';
import { RESOLUTION_NAMES } from '@/lib/payments/resolutions';

const PERIOD = {
  from: { label: 'С дня', type: 'date' },
  to: { label: 'По день', type: 'date' },
} as const;

/** What `searchedNumber` reads. Numbers are nothing personal, so the address may carry them. */
const PAYMENT = {
  label: 'Искать',
  type: 'search',
  note: '№ заказа или номер платежа в Prodamus',
} as const;

const UNMATCHED = Object.fromEntries(
  UNMATCHED_OUTCOMES.map((outcome) => [outcome, OUTCOME_NAMES[outcome]]),
) as Record<UnmatchedOutcome, string>;

const MONEY = {
  q: PAYMENT,
  outcome: { label: 'Итог', any: 'любой', options: UNMATCHED },
} as const;

/** What each list of the admin can be asked for, by the words of its address, in their order. */
export const LIST_FIELDS = {
  orders: {
    /** May be personal: the address carries it sealed, as `q`. */
    text: {
      label: 'Искать',
      type: 'search',
      note: '№, имя, телефон, e-mail или ID в Telegram',
    },
    state: { label: 'Состояние', any: 'любое', options: STATE_NAMES },
    matter: {
      label: 'Ждут вас',
      any: 'не\u00a0важно',
      options: { stuck: 'зависли после оплаты', erasure_asked: 'просят удалить данные' },
    },
    source: { label: 'Откуда', any: 'отовсюду' },
    ...PERIOD,
  },
  paymentEvents: {
    q: PAYMENT,
    outcome: {
      label: 'Итог',
      any: 'любой',
      options: { ...OUTCOME_NAMES, rejected: 'отклонённые' },
    },
    ...PERIOD,
  },
  money: MONEY,
  resolvedMoney: {
    ...MONEY,
    resolution: { label: 'Решение', any: 'любое', options: RESOLUTION_NAMES },
  },
  audit: {
    number: { label: '№ заказа', type: 'search' },
    act: { label: 'Что', any: 'любое', options: ACTION_NAMES },
    ...PERIOD,
  },
  undelivered: {
    number: { label: 'Искать', type: 'search', note: '№ заказа' },
    kind: { label: 'Что', any: 'любое', options: MESSAGE_NAMES },
    state: {
      label: 'Как',
      any: 'все',
      options: {
        retrying: 'отправим ещё раз сами',
        given_up: 'больше не пробуем',
        held: 'отложены после восстановления',
      },
    },
  },
  promo: {
    code: { label: 'Искать', type: 'search' },
    state: { label: 'Состояние', any: 'любое', options: PROMO_STATE_NAMES },
  },
  reconciled: { q: PAYMENT },
} as const satisfies Record<string, FilterFields>;
