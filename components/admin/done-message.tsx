/** What a page says after a change, by the word in its address; any other word says nothing. */
const DONE: Record<string, string> = {
  saved: 'Сохранено.',
  money_attached: 'Оплата отнесена к\u00a0заказу: он оплачен, разбор открыт.',
  money_delivered: 'Заказ оплачен, разбор открыт покупателю.',
  money_returned: 'Отмечено: деньги возвращены.',
  money_dismissed: 'Закрыто без действия. Найти\u00a0это можно среди решённых.',
  notice_processed: 'Обработано ещё раз: уведомление сработало.',
  notice_unchanged: 'Обработано ещё раз: итог прежний.',
  notice_closed: 'Обрабатывать нечего: уведомление уже сработало или решено.',
  notice_failed: 'Обработать снова не\u00a0получилось. Уведомление сохранено, повторяем сами.',
  letter_ready: 'Ссылка создана, письмо готово.',
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
