import type { ReactNode } from 'react';
import { MAX_LISTED, type TodayOverview } from '@/lib/admin/overview';
import { formatRoubles } from '@/lib/money';

/** The day in numbers, each with the way to what stands behind it. */
export function TodayCards({ overview }: { overview: TodayOverview }) {
  const { today, waiting, unmatched, stuck, undelivered, erasures } = overview;
  return (
    <ul className="admin-cards">
      <Card title="Оплачено сегодня" count={String(today.paid)} href="/admin/orders?state=paid">
        {formatRoubles(today.sum)}
        {today.refunded > 0 &&
          `, возвращено ${today.refunded} на\u00a0${formatRoubles(today.refundedSum)}`}
      </Card>
      <Card
        title="Ждут оплаты"
        count={String(waiting)}
        href="/admin/orders?state=awaiting_payment"
      />
      <Card title="Зависли" count={atMost(stuck.length)} href="#stuck" isBad={stuck.length > 0}>
        Вернулись после оплаты, а&nbsp;уведомления нет
      </Card>
      <Card
        title="Деньги не сошлись"
        count={String(unmatched)}
        href="/admin/money"
        isBad={unmatched > 0}
      >
        Ждут вашего решения
      </Card>
      <Card
        title="Не доставлено"
        count={atMost(undelivered)}
        href="/admin/undelivered"
        isBad={undelivered > 0}
      >
        Письма и&nbsp;сообщения в&nbsp;чат
      </Card>
      <Card
        title="Просят удалить данные"
        count={atMost(erasures.length)}
        href="#erasures"
        isBad={erasures.length > 0}
      />
    </ul>
  );
}

type CardProps = {
  title: string;
  count: string;
  href: string;
  isBad?: boolean;
  children?: ReactNode;
};

/** A place on this page is led to only when there is something there. */
function Card({ title, count, href, isBad, children }: CardProps) {
  const leads = !href.startsWith('#') || count !== '0';
  return (
    <li className="admin-card" data-tone={isBad ? 'bad' : undefined}>
      <h2 className="admin-card-title">{leads ? <a href={href}>{title}</a> : title}</h2>
      <p className="admin-count">{count}</p>
      {children && <p className="note">{children}</p>}
    </li>
  );
}

function atMost(count: number): string {
  return count > MAX_LISTED ? `больше\u00a0${MAX_LISTED}` : String(count);
}
