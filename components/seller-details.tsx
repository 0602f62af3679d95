import { getApp } from '@/lib/app';
import { Contacts } from './contacts';

/** Who the other party of a document is, from the configuration; says so when it is not there yet. */
export function SellerDetails() {
  const { name, inn, contacts } = getApp().config.seller;
  if (!name) return <p>Реквизиты продавца на&nbsp;этой странице пока не&nbsp;указаны.</p>;
  return (
    <p>
      {name}
      {inn && <>, ИНН&nbsp;{inn}</>}.
      {contacts && (
        <>
          {' '}
          Связь: <Contacts text={contacts} />.
        </>
      )}
    </p>
  );
}
