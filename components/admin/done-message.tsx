/** What a page says after a change, by the word in its address; any other word says nothing. */
const DONE: Record<string, string> = {
  saved: 'Сохранено.',
  nothing_changed: 'Ничего не\u00a0изменилось.',
  setting_restored: 'Возвращено первое значение.',
  texts_published: 'Новая редакция действует для новых заказов.',
  api_key_revoked: 'Ключ отозван: программа с\u00a0ним больше ничего не\u00a0закажет.',
  promo_made: 'Промокод создан.',
  promo_ended: 'Промокод выключен. Оформленные заказы остаются со\u00a0скидкой.',
  mark_refused:
    'Не\u00a0отмечено: заказ уже оплачен, сумма не\u00a0та или платёж от\u00a0другого заказа. Строка показана заново.',
  row_dismissed: 'Записано: строка разобрана. Она среди разобранных вами.',
  order_placed: 'Заказ оформлен. Осталось отправить покупателю ссылку.',
  link_made: 'Новая ссылка на\u00a0оплату готова.',
  resent: 'Отправляем ещё раз. Чем кончилось, будет видно в\u00a0истории.',
  marked_paid: 'Заказ отмечен оплаченным. Разбор готов, покупатель его получит.',
  marked_paid_by_hand:
    'Заказ отмечен оплаченным, разбор готов. Магазину писать некуда: отправьте ссылку сами.',
  marked_refunded: 'Возврат записан.',
  mark_corrected: 'Отметка исправлена.',
  erased: 'Личные данные удалены.',
  erased_held:
    'Личные данные удалены. Но\u00a0другая программа на\u00a0сервере читает базу, и\u00a0до тех пор они остаются в\u00a0её журнале. Исчезнут сами, когда она закончит: смотрите «Проверку».',
  birth_date_fixed: 'Дата рождения исправлена.',
  contacts_corrected: 'Имя и\u00a0контакты исправлены.',
  contacts_sent: 'Исправлено, отправляем ещё раз. Чем кончилось, будет видно в\u00a0истории.',
  contacts_unsendable: 'Исправлено. Но\u00a0отправить некуда: нет ни\u00a0e-mail, ни\u00a0чата.',
  money_attached: 'Оплата отнесена к\u00a0заказу: он оплачен, разбор открыт.',
  money_delivered: 'Заказ оплачен, разбор открыт покупателю.',
  money_returned: 'Отмечено: деньги возвращены.',
  money_dismissed: 'Закрыто без действия. Найти\u00a0это можно среди решённых.',
  notice_processed: 'Обработано ещё раз: уведомление сработало.',
  notice_unchanged: 'Обработано ещё раз: заказ не\u00a0изменился. Итог ниже.',
  notice_closed: 'Обрабатывать нечего: уведомление уже сработало или решено.',
  notice_failed: 'Обработать снова не\u00a0получилось. Уведомление сохранено, попробуйте позже.',
  held_sent: 'Отправляем. Что не\u00a0дойдёт, будет видно здесь.',
  held_dropped: 'Отменено: эти сообщения не\u00a0уйдут.',
  undelivered_sent: 'Отправляем ещё раз. Что снова не\u00a0дойдёт, вернётся в\u00a0этот список.',
  undelivered_dropped: 'Убрано из\u00a0списка: это больше не\u00a0уйдёт.',
  letter_ready: 'Ссылка создана, письмо готово.',
};

/** Says what was just done, to eyes and to screen readers. */
export function DoneMessage({ done }: { done?: string | string[] | undefined }) {
  const message = typeof done === 'string' ? DONE[done] : undefined;
  if (!message) return null;
  return (
    <p role="status" className="admin-said">
      {message}
    </p>
  );
}
