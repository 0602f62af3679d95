/** What a page says after a change, by the word in its address; any other word says nothing. */
const DONE: Record<string, string> = {
  saved: 'Сохранено.',
  link_made: 'Новая ссылка на\u00a0оплату готова.',
  resent: 'Отправляем ещё раз. Чем кончилось, будет видно в\u00a0истории.',
  marked_paid: 'Заказ отмечен оплаченным. Разбор готов, покупатель его получит.',
  marked_refunded: 'Возврат записан.',
  erased: 'Личные данные удалены.',
  birth_date_fixed: 'Дата рождения исправлена.',
};

/** Says what was just done, to eyes and to screen readers. */
export function DoneMessage({ done }: { done?: string | string[] | undefined }) {
  const message = typeof done === 'string' ? DONE[done] : undefined;
  if (!message) return null;
  return (
    <p role="status" className="desk-said">
      {message}
    </p>
  );
}
