import { Fragment } from 'react';
import { EmailLink } from '@/components/admin/email-link';
import { PhoneLinks } from '@/components/admin/phone-links';
import { OrderNumber } from '@/components/order-number';
import { editionInWords } from '@/components/page/edition-in-words';
import { type BirthDate, calendarDate } from '@/lib/chakras/birth-date';
import { formatRoubles } from '@/lib/money';
import { stateOf } from '@/lib/orders/order';
import { originInWords } from '@/lib/orders/origin';
import type { TimelineOrder } from '@/lib/store/order-timeline';
import { moscowTime } from '@/lib/time';
import { CONSENT_CHANNELS } from './consent-channels';
import { StateBadge } from './state-badge';

/** What is known of an order, a line each; what is not known is left out. */
export function OrderFacts({ order, now }: { order: TimelineOrder; now: Date }) {
  const { erasedAt, birthDate, telegramUserId, promoCode, discount, isTest } = order;
  const facts = [
    ['Номер', <OrderNumber key="number" number={order.number} />],
    ['Сумма', formatRoubles(order.amount)],
    ['Состояние', <StateBadge key="state" state={stateOf(order, now)} />],
    ['Личные данные', erasedAt && 'удалены'],
    ['Дата рождения', birthDate && dayOf(birthDate)],
    ['Имя', order.name],
    ['E-mail', order.email && <EmailLink key="email" email={order.email} />],
    ['Телефон', order.phone && <PhoneLinks key="phone" phone={order.phone} />],
    ['Telegram', telegramUserId],
    ['Согласие', consentOf(order)],
    ['Откуда', isTest ? null : originInWords(order)],
    ['Промокод', promoCode && `${promoCode}, скидка ${formatRoubles(discount)}`],
    ['Проверка', isTest && 'пробный заказ: в\u00a0суммы не\u00a0входит'],
  ] as const;
  return (
    <div className="admin-card">
      <dl className="admin-facts">
        {facts.map(
          ([name, value]) =>
            value && (
              <Fragment key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
    </div>
  );
}

/** What proves the consent; it stays when the personal data are erased. */
function consentOf({ consent }: TimelineOrder): string {
  if (!consent) return 'ещё не\u00a0дано: покупатель отметит его на\u00a0странице заказа';
  const { version, at, channel } = consent;
  return `редакция от ${editionInWords(version)}, ${moscowTime(at)}, ${CONSENT_CHANNELS[channel]}`;
}

/** `1985-05-03` → `03.05.1985`. */
export function dayOf(birthDate: BirthDate): string {
  const { year, month, day } = calendarDate(birthDate);
  return [day, month, year].map((part) => String(part).padStart(2, '0')).join('.');
}
