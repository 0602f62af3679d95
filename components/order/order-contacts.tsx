import { maskContact, type Order } from '@/lib/orders/order';

/**
 * Name and contact as they were typed, each with the way to correct it. The link of an order gets
 * passed on, and a letter to a mistyped address brings it to a stranger, so of a contact there is
 * only enough to recognise it by.
 */
export function OrderContacts({ order }: { order: Order }) {
  const { name, email, phone } = order.contacts;
  const lines = [
    { field: 'name', label: 'Имя', what: 'имя', shown: name ?? 'не\u00a0указано' },
    ...contactLines({ email, phone }),
  ];
  return lines.map(({ field, label, what, shown }) => (
    <div key={label} className="mt-2">
      <dt className="inline text-soft">{label}: </dt>
      <dd className="inline">
        <span className="[overflow-wrap:anywhere]">{shown}</span>{' '}
        <a
          href={`/order/${order.token}/contacts#${field}`}
          aria-label={`Исправить ${what}`}
          className="inline-block py-1"
        >
          Исправить
        </a>
      </dd>
    </div>
  ));
}

function contactLines({ email, phone }: Pick<Order['contacts'], 'email' | 'phone'>) {
  const field = 'contact';
  const known = [
    { field, label: 'E-mail', what: 'e-mail', shown: maskContact({ email, phone: null }) },
    { field, label: 'Телефон', what: 'телефон', shown: maskContact({ email: null, phone }) },
  ].filter(({ shown }) => shown !== null);
  return known.length > 0
    ? known
    : [{ field, label: 'Контакт', what: 'контакт', shown: 'не\u00a0указан' }];
}
