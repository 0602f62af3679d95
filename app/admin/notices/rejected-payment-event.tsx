import { AdminFacts } from '@/components/admin/admin-facts';
import type { RejectedRow } from '@/lib/store/payment-events';
import { moscowTime } from '@/lib/time';

/** A delivery that was refused: why, and what that means. Nothing in it was trusted. */
export function RejectedPaymentEvent({ row }: { row: RejectedRow }) {
  return (
    <section className="admin-card">
      <h2>Отклонено</h2>
      <AdminFacts
        facts={[
          ['Пришло', moscowTime(row.receivedAt)],
          ['Почему', row.reason],
          ['Длина тела', row.bytes > 0 ? `${row.bytes} Б` : 'пустое или\u00a0не\u00a0названа'],
        ]}
      />
      <pre className="admin-text">
        {Object.entries(row.fields)
          .map(([name, value]) => `${name}: ${value}`)
          .join('\n') || 'Полей Prodamus не видно: тело не прочитано, или в нём их нет.'}
      </pre>
      <p className="note">
        Заказы это не&nbsp;изменило. Если это была настоящая оплата, исправьте ключ и&nbsp;отправьте
        уведомление ещё раз из&nbsp;кабинета Prodamus: «Список платежей» → платёж →
        «URL-оповещения». Prodamus и&nbsp;сам повторяет отправку около трёх суток. Хранятся
        последние 1&nbsp;000 отклонённых, без тела: прислать его мог кто угодно, поэтому остались
        только номер, сумма, статус и&nbsp;названия известных полей.
      </p>
    </section>
  );
}
