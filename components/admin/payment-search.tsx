import { AdminField } from './admin-field';

/** The search of payments, whose words `paymentText` reads. Numbers are nothing personal. */
export function PaymentSearch({ text }: { text: string | null }) {
  return (
    <AdminField
      name="q"
      label="Искать"
      type="search"
      note="№ заказа или номер платежа в Prodamus"
      defaultValue={text ?? ''}
    />
  );
}
