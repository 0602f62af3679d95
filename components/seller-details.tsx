import { getApp } from '@/lib/app';
import { sellerOf } from '@/lib/orders/shop-settings';
import { Contacts } from './contacts';

/** Who the other party of a document is, as the seller has set it; says so when it is not there yet. */
export function SellerDetails() {
  const { name, inn, contacts } = sellerOf(getApp().settings());
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
