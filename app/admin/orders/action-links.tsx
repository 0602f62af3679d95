type Props = {
  orderId: string;
  isUnpaid: boolean;
  isRefundable: boolean;
  /** Whether a mark by hand may still be wrong. */
  hasMark: boolean;
  isClosed: boolean;
};

/** The ways to what cannot be undone; each page says what it does before anything happens. */
export function ActionLinks({ orderId, isUnpaid, isRefundable, hasMark, isClosed }: Props) {
  const actions = [
    { path: 'paid', name: 'Отметить оплаченным', isOffered: isUnpaid },
    { path: 'mark', name: 'Исправить отметку об оплате', isOffered: hasMark },
    { path: 'refunded', name: 'Отметить возврат', isOffered: isRefundable },
    { path: 'birth-date', name: 'Исправить дату рождения', isOffered: !isClosed },
    { path: 'contacts', name: 'Исправить имя и контакты', isOffered: true },
    { path: 'erase', name: 'Удалить личные данные', isOffered: true },
  ];
  return (
    <nav aria-label="Действия с заказом" className="admin-actions">
      {actions
        .filter(({ isOffered }) => isOffered)
        .map(({ path, name }) => (
          <a key={path} href={`/admin/orders/${orderId}/${path}`} className="button button-quiet">
            {name}
          </a>
        ))}
    </nav>
  );
}
