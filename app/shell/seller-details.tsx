import { Contacts } from '@/components/page/contacts';
import { sellerOf } from '@/lib/orders/shop/shop-settings';
import { getApp } from '@/server/app/app';

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
