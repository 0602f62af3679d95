import { actionDetails } from '@/components/admin/action-details';
import { actorName } from '@/components/admin/actor-name';
import { AdminFacts } from '@/components/admin/admin-facts';
import { moneyInWords } from '@/components/admin/money-in-words';
import { OrderLink } from '@/components/admin/order-link';
import { OutcomeBadge } from '@/components/admin/outcome-badge';
import { ServerForm } from '@/components/admin/server-form';
import { currencyOf, paymentEventReason, sumOf } from '@/lib/admin/payment-event-reason';
import { ACTION_NAMES } from '@/lib/audit';
import { isUnmatched } from '@/lib/payments/events/outcomes';
import { statusInWords } from '@/lib/payments/events/status-in-words';
import { canProcessAgain, RESOLUTION_NAMES } from '@/lib/payments/resolutions';
import { printable } from '@/lib/printable';
import type { DemoMark } from '@/lib/prodamus/demo-marks';
import type { AuditLine } from '@/lib/store/audit-log';
import type { KeptRow } from '@/lib/store/payment-events';
import { moscowTime } from '@/lib/time';
import { processPaymentEvent } from './actions';

type Props = { row: KeptRow; demoMarks: readonly DemoMark[]; actions: readonly AuditLine[] };

/** What a verified payment event says, what became of it, and what was done about it in the admin. */
export function KeptPaymentEvent({ row, demoMarks, actions }: Props) {
  return (
    <section className="admin-card">
      <h2>Что пришло</h2>
      <AdminFacts
        facts={[
          ['Пришло', moscowTime(row.receivedAt)],
          ['Заказ', <OrderLink key="order" {...row} />],
          ['Платёж', printable(row.paymentId)],
          ['Сумма', `${sumOf(row)} ${currencyOf(row) || '(валюта не\u00a0указана)'}`],
          ['Статус', statusOf(row)],
          ['Деньги', moneyInWords(row.demo, demoMarks)],
          ['Итог', <OutcomeBadge key="outcome" outcome={row.outcome} />],
          ['Почему', paymentEventReason(row)],
          ['Обработано', row.handledAt && moscowTime(row.handledAt)],
          ['Решено', row.resolution && RESOLUTION_NAMES[row.resolution]],
        ]}
      />
      <div className="admin-actions">
        {canProcessAgain(row) && (
          <ServerForm action={processPaymentEvent}>
            <input type="hidden" name="id" value={row.id} />
            <button type="submit" className="button">
              Обработать ещё раз
            </button>
          </ServerForm>
        )}
        {isUnmatched(row.outcome) && row.resolution === null && (
          <a href={`/admin/money?only=${row.id}`}>Решить, что с&nbsp;деньгами</a>
        )}
      </div>
      {actions.length > 0 && (
        <ul>
          {actions.map((line) => (
            <li key={line.id}>
              {moscowTime(line.at)}, {actorName(line.actor)}:{' '}
              {[ACTION_NAMES[line.action], actionDetails(line), line.reason]
                .filter(Boolean)
                .join(' — ')}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** In a word, and as Prodamus wrote it. */
function statusOf({ status, statusText }: KeptRow): string {
  const words = statusInWords({ status, statusText: printable(statusText) });
  return status === 'unknown' || !statusText ? words : `${words} (${printable(statusText)})`;
}
