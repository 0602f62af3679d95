type Props = {
  orderId: string;
  isUnpaid: boolean;
  isRefundable: boolean;
  /** Whether a mark by hand may still be wrong. */
  hasMark: boolean;
  isClosed: boolean;
  /** Of an erased order there is still its money. */
  isErased: boolean;
};

/** The ways to what cannot be undone; each page says what it does before anything happens. */
export function ActionLinks(props: Props) {
  const { orderId, isUnpaid, isRefundable, hasMark, isClosed, isErased } = props;
  const isOpen = !isErased;
  const actions = [
    { path: 'paid', name: 'Отметить оплаченным', isOffered: isOpen && isUnpaid },
    { path: 'mark', name: 'Исправить отметку об оплате', isOffered: isOpen && hasMark },
    { path: 'refunded', name: 'Отметить возврат', isOffered: isRefundable },
    { path: 'birth-date', name: 'Исправить дату рождения', isOffered: isOpen && !isClosed },
    { path: 'contacts', name: 'Исправить имя и контакты', isOffered: isOpen },
    { path: 'erase', name: 'Удалить личные данные', isOffered: isOpen },
  ].filter(({ isOffered }) => isOffered);
  if (actions.length === 0) return null;
  return (
    <nav aria-label="Действия с заказом" className="admin-actions">
      {actions.map(({ path, name }) => (
        <a key={path} href={`/admin/orders/${orderId}/${path}`} className="button button-quiet">
          {name}
        </a>
      ))}
    </nav>
  );
}
