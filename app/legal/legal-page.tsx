import { notFound } from 'next/navigation';
import { editionInWords } from '@/components/page/edition-in-words';
import type { LegalDocument } from '@/lib/orders/shop/legal-edition';
import { getApp } from '@/server/app/app';
import { PageShell } from '../shell/page-shell';
import { LEGAL_TITLES } from './legal-titles';
import { Markdown } from './markdown';
import { OwnText } from './own-text';

/** `?version=` of a document's address. */
export type LegalQuery = Promise<Record<string, string | string[] | undefined>>;

type Props = { document: LegalDocument; query: LegalQuery };

/** A document of the shop: in the edition that buyers agree to now, or in the one asked for. */
export async function LegalPage({ document, query }: Props) {
  const { version } = await query;
  const { legalEditions, legalEditionsWith } = getApp();
  const editions = version ? await legalEditionsWith(String(version)) : legalEditions();
  const [current] = editions;
  const edition = version ? editions.find((one) => one.version === version) : current;
  if (!edition) notFound();
  const text = edition[document];
  return (
    <PageShell>
      <article className="legal">
        <h1>{LEGAL_TITLES[document]}</h1>
        <p className="note">Редакция от&nbsp;{editionInWords(edition.version)}</p>
        {edition !== current && (
          <p className="note">
            Это прежняя редакция. Для новых заказов действует <a href={`/${document}`}>нынешняя</a>.
          </p>
        )}
        {text === null ? (
          <OwnText document={document} version={edition.ownVersion} />
        ) : (
          <Markdown text={text} />
        )}
      </article>
    </PageShell>
  );
}
