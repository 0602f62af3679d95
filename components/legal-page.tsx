import { notFound } from 'next/navigation';
import { getApp } from '@/lib/app';
import type { LegalDocument } from '@/lib/orders/legal-edition';
import { editionInWords } from './edition-in-words';
import { LEGAL_TITLES } from './legal/legal-titles';
import { Markdown } from './legal/markdown';
import { OwnText } from './legal/own-text';
import { PageShell } from './page-shell';

/** `?version=` of a document's address. */
export type LegalQuery = Promise<Record<string, string | string[] | undefined>>;

type Props = { document: LegalDocument; query: LegalQuery };

/** A document of the shop: in the edition that buyers agree to now, or in the one asked for. */
export async function LegalPage({ document, query }: Props) {
  const { version } = await query;
  const editions = getApp().legalEditions();
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
        {text === null ? <OwnText document={document} /> : <Markdown text={text} />}
      </article>
    </PageShell>
  );
}
