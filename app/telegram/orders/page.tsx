import type { Metadata } from 'next';
import { PageShell } from '@/app/shell/page-shell';
import { InsideTelegram } from '@/components/mini-app/inside-telegram';

export const metadata: Metadata = { title: 'Мои карты', robots: { index: false } };

/** The orders of anyone who opened the Mini App; in a browser, how to find a reading. */
export default function MyOrdersPage() {
  return (
    <PageShell>
      <h1>Мои карты</h1>
      <p className="mt-4">
        Здесь заказы, сделанные из&nbsp;вашего аккаунта Telegram. Оплаченные карты открываются
        отсюда в&nbsp;любое время.
      </p>
      <InsideTelegram part="MyOrders" />
      <div className="mt-8 telegram:hidden">
        <p>
          В&nbsp;браузере мы не&nbsp;знаем, чей это аккаунт. Откройте список в&nbsp;Telegram,
          в&nbsp;чате с&nbsp;нашим ботом.
        </p>
        <p className="mt-3">
          Карту можно открыть и&nbsp;без Telegram, по&nbsp;номеру заказа и&nbsp;дате рождения.
        </p>
        <a href="/find" className="button button-quiet mt-6">
          Найти карту
        </a>
      </div>
    </PageShell>
  );
}
