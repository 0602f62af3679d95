import { makeNewLink } from '@/app/admin/orders/[id]/actions';
import { CopyLink } from '@/components/page/copy-link';
import type { TimelineLink } from '@/lib/store/order-timeline';
import { moscowTime } from '@/lib/time';
import { ActionForm } from './action-form';
import { QrCode } from './qr-code';

type Props = { orderId: string; isTest: boolean; links: readonly TimelineLink[]; now: Date };

/** The link to pay by now: to copy, to show, or to make anew. */
export function PayLink({ orderId, isTest, links, now }: Props) {
  const last = links.findLast(({ url }) => url !== null);
  const live = last && liveOf(last, now);
  return (
    <section className="admin-card" aria-labelledby="pay">
      <h2 id="pay">Ссылка на&nbsp;оплату</h2>
      {live ? (
        <>
          <p>
            <a href={live.url}>{live.url}</a>
          </p>
          <p className="note">Действует до&nbsp;{moscowTime(live.until)}</p>
          <QrCode text={live.url} label="QR-код ссылки на оплату" />
        </>
      ) : (
        <p>Действующей ссылки нет.</p>
      )}
      <div className="admin-actions">
        {live && <CopyLink url={live.url} />}
        {live && !isTest && <a href={`/admin/letter?order=${orderId}`}>Письмо в&nbsp;Prodamus</a>}
        <ActionForm action={makeNewLink} orderId={orderId} button="Получить новую ссылку" isQuiet />
      </div>
    </section>
  );
}

function liveOf(link: TimelineLink, now: Date) {
  if (link.url === null || !link.expiresAt || link.expiresAt <= now) return null;
  return { url: link.url, until: link.expiresAt };
}
