import { maskedBody } from '@/lib/admin/masked-body';
import type { DeliveredBody } from '@/lib/store/queries/payment-events';
import { OpenedBody } from './opened-body';

type Props = { id: string; body: DeliveredBody };

/** What came over the wire, with the personal data masked until the seller asks. */
export async function PaymentEventBody({ id, body: { rawBody, headers } }: Props) {
  return (
    <>
      <section className="admin-card">
        <h2>Тело</h2>
        <OpenedBody
          id={id}
          masked={await maskedBody(rawBody, headers['content-type'] ?? '')}
          size={rawBody.length}
        />
      </section>
      <section className="admin-card">
        <h2>Заголовки</h2>
        <pre className="admin-text">
          {Object.entries(headers)
            .map(([name, value]) => `${name}: ${value || '—'}`)
            .join('\n')}
        </pre>
      </section>
    </>
  );
}
