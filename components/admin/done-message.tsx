/** What a page says after a change, by the word in its address; any other word says nothing. */
const DONE: Record<string, string> = {
  saved: 'Сохранено.',
  nothing_changed: 'Ничего не\u00a0изменилось.',
  setting_restored: 'Возвращено первое значение.',
  texts_published: 'Новая редакция действует для новых заказов.',
  promo_made: 'Промокод создан.',
  promo_ended: 'Промокод выключен. Оформленные заказы остаются со\u00a0скидкой.',
  mark_refused: 'Не\u00a0отмечено: заказ уже оплачен или сумма не\u00a0та. Строка показана заново.',
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
