import { settingChangeInWords } from '@/lib/admin/audit-settings';
import type { AuditEntry } from '@/lib/audit';
import { formatRoubles, kopecks } from '@/lib/money';
import { STATE_NAMES } from '@/lib/orders/order';
import { MESSAGE_NAMES } from '@/lib/outbox/outbox-message';
import { OUTCOME_NAMES } from '@/lib/payments/events/outcomes';
import { LINK_FAILURE_MESSAGES } from '@/lib/payments/links/gateway';
import { editionInWords } from '../page/edition-in-words';

type Detail = string | number | boolean | null | undefined;

/** What is known of an action beside its name, in words for the seller; null when nothing is. */
export function actionDetails({
  action,
  details = {},
}: Pick<AuditEntry, 'action' | 'details'>): string | null {
  switch (action) {
    case 'signed_in':
      return details.by === 'link' ? 'по одноразовой ссылке' : null;
    case 'link_made':
      return details.failure
        ? `не получилась: ${named(LINK_FAILURE_MESSAGES, details.failure)}`
        : null;
    case 'messages_resent':
      return details.way === 'chat' ? 'в чат' : 'письмом';
    case 'contacts_corrected':
      return correctedContacts(details);
    case 'marked_paid':
    case 'marked_refunded':
      return `платёж ${details.paymentId}`;
    case 'mark_corrected':
      return `платёж ${details.paymentId}: ${markWay(details)}`;
    case 'notice_processed':
      return `${named(OUTCOME_NAMES, details.was)} → ${named(OUTCOME_NAMES, details.became)}`;
    case 'notice_opened':
      return details.rejected ? 'отклонённое' : null;
    case 'reconciled':
      return details.step === 'list_kept'
        ? `загружен список, строк: ${details.rows}`
        : 'список сравнён';
    case 'row_dismissed':
      return details.payment ? `платёж ${details.payment}` : `строка ${details.line}`;
    case 'exported':
      return exported(details);
    case 'settings_changed':
      return (
        Object.entries(details)
          .map(([name, change]) => settingChangeInWords(name, String(change)))
          .join('; ') || null
      );
    case 'texts_changed':
      return `редакция от ${editionInWords(String(details.version))}`;
    case 'promo_code_made':
      return promo(details);
    case 'promo_code_ended':
    case 'promo_code_resumed':
      return String(details.code);
    case 'api_key_made':
    case 'api_key_revoked':
      return String(details.name);
    case 'restored':
      return `копия ${details.copy}`;
    case 'undelivered_sent':
    case 'undelivered_dropped':
      return undelivered(details);
    case 'order_placed':
    case 'held_sent':
    case 'held_dropped':
    case 'signed_out':
    case 'signed_out_everywhere':
    case 'birth_date_fixed':
    case 'erased':
    case 'erasure_asked':
    case 'money_attached':
    case 'money_delivered':
    case 'money_returned':
    case 'money_dismissed':
    case 'first_payment_started':
      return null;
    default:
      return action satisfies never;
  }
}

/** The name of a value; a line of another version may hold one that has none today. */
function named(names: Record<string, string>, value: Detail): string {
  return names[String(value)] ?? String(value);
}

function markWay({ way, becomes }: NonNullable<AuditEntry['details']>): string {
  if (becomes) return `заменён на ${becomes}`;
  return way === 'given' ? 'разбор оставлен без денег' : 'отметка снята';
}

const EXPORTS = { orders: 'заказы', payments: 'оплаты', letter: 'письмо в Prodamus' };

function exported({ what, from, to, state }: NonNullable<AuditEntry['details']>): string {
  return [
    named(EXPORTS, what),
    from && `с ${dayOf(from)}`,
    to && `по ${dayOf(to)}`,
    state && `только «${named(STATE_NAMES, state)}»`,
  ]
    .filter(Boolean)
    .join(', ');
}

const CONTACTS = { name: 'имя', email: 'e-mail', phone: 'телефон' };

/** Which of them were changed, never from what to what. */
function correctedContacts(details: NonNullable<AuditEntry['details']>): string {
  const names = Object.entries(CONTACTS).filter(([field]) => details[field]);
  return names.map(([, name]) => name).join(', ');
}

/** The one message, or how many. */
function undelivered({ kind, messages }: NonNullable<AuditEntry['details']>): string {
  return kind ? named(MESSAGE_NAMES, kind) : `сообщений: ${messages}`;
}

function promo({ code, kind, value, mostUses }: NonNullable<AuditEntry['details']>): string {
  const off = kind === 'percent' ? `${value}\u00a0%` : formatRoubles(kopecks(Number(value)));
  return `${code}: скидка ${off}${mostUses ? `, заказов: ${mostUses}` : ''}`;
}

/** `2026-11-24` as `24.11.2026`. */
function dayOf(day: Detail): string {
  return String(day).split('-').reverse().join('.');
}
