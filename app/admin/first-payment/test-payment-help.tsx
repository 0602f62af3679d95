import { AdminTable, type Column } from '@/components/admin/admin-table';
import { WebhookAddress } from '@/components/admin/webhook-address';
import type { RefusedDelivery } from '@/lib/store/test-payment';
import { moscowTime } from '@/lib/time';

type Props = { webhookUrl: string; refused: readonly RefusedDelivery[] };

/** What to look at while a payment event does not come. */
export function TestPaymentHelp({ webhookUrl, refused }: Props) {
  return (
    <section aria-labelledby="help" className="admin-part">
      <h2 id="help">Если уведомления нет</h2>
      <ol className="admin-steps">
        <li>
          В&nbsp;кабинете Prodamus, в&nbsp;«Настройках уведомлений», стоит ли этот адрес:{' '}
          <WebhookAddress url={webhookUrl} />
        </li>
        <li>Нажата&nbsp;ли там кнопка «Сохранить»: без неё адрес не&nbsp;запоминается.</li>
        <li>
          Виден&nbsp;ли адрес снаружи: <a href="/admin/doctor">Проверка</a> скажет.
        </li>
        <li>
          Ушло&nbsp;ли уведомление: «Список платежей» → платёж → «URL-оповещения» → отправить ещё
          раз.
        </li>
      </ol>
      <p className="note">
        До&nbsp;договора страница Prodamus работает в&nbsp;деморежиме. Это не&nbsp;мешает: проверка
        идёт тестовыми деньгами.
      </p>
      {refused.length > 0 && (
        <AdminTable
          caption="Уведомления, отклонённые с начала проверки"
          columns={COLUMNS}
          rows={refused}
          keyOf={({ receivedAt }) => receivedAt.toISOString()}
          empty=""
        />
      )}
    </section>
  );
}

const COLUMNS: Column<RefusedDelivery>[] = [
  { title: 'Когда', cell: ({ receivedAt }) => moscowTime(receivedAt) },
  {
    title: 'О\u00a0чём',
    cell: ({ namesOrder }) => {
      if (namesOrder === null) return 'номера не\u00a0видно';
      return namesOrder ? 'об\u00a0этом заказе' : 'о\u00a0другом';
    },
  },
  { title: 'Почему', cell: ({ reason }) => reason },
];
