import type { ReactNode } from 'react';
import { dateInWords } from '@/lib/chakras/texts/dates';
import { CONSENT_VERSION } from '@/lib/orders/consent';
import { PageShell } from './page-shell';

type Props = { title: string; lead: ReactNode; children: ReactNode };

/** A document of the shop in the edition that buyers agree to now. */
export function LegalPage({ title, lead, children }: Props) {
  return (
    <PageShell>
      <article className="legal">
        <h1>{title}</h1>
        <p className="note">Редакция от&nbsp;{dateInWords(CONSENT_VERSION)}</p>
        <p className="lead">{lead}</p>
        {children}
      </article>
    </PageShell>
  );
}
