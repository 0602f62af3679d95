import { CopyLink } from '@/components/page/copy-link';

type Props = { orderUrl: string; readingUrl: string | null };

/** The buyer's own pages. The seller looking in is not taken for the buyer. */
export function BuyerPages({ orderUrl, readingUrl }: Props) {
  return (
    <section className="admin-card" aria-labelledby="buyer">
      <h2 id="buyer">Страницы покупателя</h2>
      <p className="note">Ваш просмотр не&nbsp;считается просмотром покупателя.</p>
      <div className="admin-actions">
        <a href={orderUrl}>Открыть заказ</a>
        <CopyLink url={orderUrl} />
      </div>
      {readingUrl && (
        <div className="admin-actions">
          <a href={readingUrl}>Открыть карту</a>
          <CopyLink url={readingUrl} />
        </div>
      )}
    </section>
  );
}
