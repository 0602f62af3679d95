import type { Metadata } from 'next';
import { AdminShell } from '@/app/admin/admin-shell';
import { TextsForm } from '@/app/admin/settings/texts-form';
import { AdminTable, type Column } from '@/components/admin/admin-table';
import { editionInWords } from '@/components/page/edition-in-words';
import { LEGAL_DOCUMENTS, type LegalEdition, OWN_EDITIONS } from '@/lib/orders/shop/legal-edition';
import { moscowTime } from '@/lib/time';
import { getApp } from '@/server/app/app';
import { adminPage } from '../../admin-page';
import type { Query } from '../../list-query';

export const metadata: Metadata = { title: 'Тексты документов' };

/** The documents that buyers agree to, and every edition there was. */
export default adminPage(async function TextsPage({
  searchParams,
}: {
  searchParams: Promise<Query>;
}) {
  const editions = getApp().legalEditions();
  const [{ version, ownVersion, offer, privacy, consent }] = editions;
  const typed = { offer: offer ?? '', privacy: privacy ?? '', consent: consent ?? '' };
  const initial = { typed, errors: [], isPreview: false, message: null };
  const { done } = await searchParams;
  return (
    <AdminShell section="settings" title="Тексты документов" done={done}>
      <p>
        Редакция от&nbsp;{editionInWords(version)} действует сейчас. Новую получат только новые
        заказы: у&nbsp;каждого заказа остаётся та, что была на&nbsp;экране, когда покупатель
        заполнял форму. <a href="/admin/settings">Все настройки</a>
      </p>
      <p className="note">
        В&nbsp;тексте магазина имя, ИНН и&nbsp;контакты продавца всегда нынешние,
        и&nbsp;в&nbsp;прежних редакциях тоже. В&nbsp;своём тексте остаётся то, что вы написали.
      </p>
      {ownVersion !== OWN_EDITIONS[0].version && (
        <p className="note">
          Текст магазина обновился {editionInWords(OWN_EDITIONS[0].version)} В&nbsp;вашей редакции
          он прежний: чтобы действовал новый, опубликуйте редакцию ещё раз.
        </p>
      )}
      <TextsForm key={version} initial={initial} />
      <AdminTable
        caption="Все редакции, новые сверху"
        columns={COLUMNS}
        rows={editions}
        keyOf={(edition) => edition.version}
        empty="Редакций нет."
      />
    </AdminShell>
  );
});

const SHORT_TITLES = { offer: 'Оферта', privacy: 'Политика', consent: 'Согласие' };

const COLUMNS: Column<LegalEdition>[] = [
  { title: 'Редакция', cell: (edition) => editionInWords(edition.version) },
  {
    title: 'Опубликована',
    cell: ({ madeAt }) => (madeAt ? moscowTime(madeAt) : 'вместе с магазином'),
  },
  ...LEGAL_DOCUMENTS.map((document) => ({
    title: SHORT_TITLES[document],
    cell: (edition: LegalEdition) => (
      <a href={`/${document}?version=${edition.version}`}>
        {edition[document] === null ? 'текст магазина' : 'свой текст'}
      </a>
    ),
  })),
];
