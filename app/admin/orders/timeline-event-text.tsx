import type { ReactNode } from 'react';
import { actorName } from '@/components/admin/actor-name';
import { editionInWords } from '@/components/page/edition-in-words';
import type { TimelineEvent } from '@/lib/admin/order-timeline';
import { sumOf } from '@/lib/admin/payment-event-reason';
import { ACTION_NAMES } from '@/lib/audit';
import { parseAmount } from '@/lib/money';
import type { PaymentFact } from '@/lib/orders/order';
import { MESSAGE_OUTCOMES } from '@/lib/outbox/lease';
import { MESSAGE_NAMES } from '@/lib/outbox/outbox-message';
import { reasonInWords } from '@/lib/outbox/reason-in-words';
import { OUTCOMES } from '@/lib/payments/events/outcomes';
import { statusInWords } from '@/lib/payments/events/status-in-words';
import { LINK_FAILURE_MESSAGES } from '@/lib/payments/links/gateway';
import { printable } from '@/lib/printable';
import type { TimelineMessage, TimelineOrder } from '@/lib/store/order-timeline';
import { moscowTime } from '@/lib/time';
import { CONSENT_CHANNELS } from './consent-channels';
import { dayOf } from './order-facts';

const FACTS: Record<PaymentFact['kind'], string> = {
  paid: 'Оплата',
  refunded: 'Возврат',
  cancelled: 'Отмена',
  denied: 'Отказ банка',
  disputed: 'Отметка об оплате: платёж оказался другого заказа',
  given: 'Отметка об оплате: разбор оставлен без денег',
  withdrawn: 'Отметка об оплате снята',
};

/** What happened, in a sentence and a line of details. */
export function TimelineEventText({
  timelineEvent,
  order,
}: {
  timelineEvent: TimelineEvent;
  order: TimelineOrder;
}) {
  switch (timelineEvent.kind) {
    case 'made':
      return <Told what={`Оформлен ${channelOf(order)}`} more={originOf(order)} />;
    case 'agreed':
      return <Told what={`Покупатель согласился ${channelOf(order)}`} more={editionOf(order)} />;
    case 'link':
      return timelineEvent.link.url === null ? (
        <Told what="Ссылка не получена" more={LINK_FAILURE_MESSAGES[timelineEvent.link.failure]} />
      ) : (
        <Told what="Ссылка на оплату" more={untilOf(timelineEvent.link.expiresAt)} />
      );
    case 'order_seen':
      return <Told what="Покупатель открыл страницу заказа" />;
    case 'returned':
      return <Told what="Покупатель вернулся после оплаты" more="это ещё не оплата" />;
    case 'payment_event': {
      const { id, outcome, amountText, paymentId } = timelineEvent.paymentEvent;
      const sum = sumOf({ amount: parseAmount(amountText), amountText });
      const status = statusInWords(timelineEvent.paymentEvent);
      const more = `${status}, сумма ${sum}, платёж ${paymentId || '—'}`;
      return (
        <Told
          what={<a href={`/admin/notices/${id}`}>Уведомление: {OUTCOMES[outcome].message}</a>}
          more={printable(more)}
        />
      );
    }
    case 'fact': {
      const { kind, paymentId, paymentEventId } = timelineEvent.fact;
      const by = paymentEventId === null ? 'записано вручную' : 'по уведомлению';
      return <Told what={FACTS[kind]} more={`платёж ${paymentId || '—'}, ${by}`} />;
    }
    case 'reading_made':
      return <Told what="Разбор готов" />;
    case 'former_reading_made':
      return (
        <Told what="Разбор готов" more={`по прежней дате ${dayOf(timelineEvent.birthDate)}`} />
      );
    case 'reading_replaced':
      return <Told what="Прежний разбор заменён" more="PDF и ссылка «поделиться» закрыты" />;
    case 'reading_seen':
      return <Told what="Покупатель открыл разбор" />;
    case 'message':
      return (
        <Told
          what={capital(MESSAGE_NAMES[timelineEvent.message.kind])}
          more={outcomeOf(timelineEvent.message)}
        />
      );
    case 'action': {
      const { action, actor, reason } = timelineEvent.action;
      return (
        <Told
          what={
            actor === 'buyer'
              ? capital(ACTION_NAMES[action])
              : `В кабинете: ${ACTION_NAMES[action]}`
          }
          more={[actorName(actor), reason].filter(Boolean).join('. ')}
        />
      );
    }
    case 'outlived':
      return <Told what="Личные данные удалены" more="вышел срок хранения неоплаченного заказа" />;
    default:
      return timelineEvent satisfies never;
  }
}

function Told({ what, more }: { what: ReactNode; more?: string }) {
  return (
    <>
      <p>{what}</p>
      {more && <p className="note">{more}</p>}
    </>
  );
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Where the buyer agreed; empty until then. */
function channelOf({ consent }: TimelineOrder): string {
  return consent ? CONSENT_CHANNELS[consent.channel] : '';
}

function editionOf({ consent }: TimelineOrder): string {
  return consent ? `согласие: редакция от ${editionInWords(consent.version)}` : '';
}

function originOf(order: TimelineOrder): string {
  const { source, promoCode } = order;
  return [editionOf(order), source && `откуда: ${source}`, promoCode && `промокод ${promoCode}`]
    .filter(Boolean)
    .join(', ');
}

function untilOf(expiresAt: Date | null): string {
  return expiresAt ? `действует до ${moscowTime(expiresAt)}` : 'без срока';
}

function outcomeOf({ outcome, attempts, reason }: TimelineMessage): string {
  const ended = outcome
    ? MESSAGE_OUTCOMES[outcome]
    : attempts === 0
      ? 'ждёт отправки'
      : 'отправим ещё раз';
  return reason ? `${ended}: ${reasonInWords(reason)}` : ended;
}
