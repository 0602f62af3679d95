import type { Action, Author } from '@/lib/audit';

/** What was done, in the words of the audit log. */
export const ACTION_NAMES: Record<Action, string> = {
  signed_in: 'вход в кабинет',
  signed_out: 'выход',
  signed_out_everywhere: 'выход на всех устройствах',
  link_made: 'новая ссылка на оплату',
  messages_resent: 'сообщения отправлены ещё раз',
  marked_paid: 'отмечен оплаченным вручную',
  marked_refunded: 'отмечен возвращённым',
  mark_corrected: 'исправлена отметка об оплате',
  birth_date_fixed: 'исправлена дата рождения',
  erased: 'личные данные удалены',
  erasure_asked: 'просьба удалить данные, через бота',
  notice_processed: 'уведомление обработано ещё раз',
  notice_opened: 'открыто тело уведомления',
  money_attached: 'оплата отнесена к заказу',
  money_delivered: 'разбор отдан, хотя оплата не сошлась',
  money_returned: 'деньги возвращены',
  money_dismissed: 'оплата закрыта без действия',
  reconciled: 'сверка с Prodamus',
  row_dismissed: 'строка сверки разобрана',
  exported: 'выгрузка',
  settings_changed: 'изменены настройки',
  texts_changed: 'новая редакция документов',
  api_key_made: 'создан ключ API',
  api_key_revoked: 'отозван ключ API',
  promo_code_made: 'создан промокод',
  promo_code_ended: 'промокод выключен',
  first_payment_started: 'начата проверка первой оплаты',
  restored: 'база восстановлена из копии',
  held_sent: 'отложенные сообщения отправлены',
  held_dropped: 'отложенные сообщения отменены',
  undelivered_sent: 'недоставленное отправлено ещё раз',
  undelivered_dropped: 'недоставленное больше не нужно',
};

/** Who did it, in the words of the audit log. */
export function actorName(actor: Author): string {
  if (actor === 'buyer') return 'покупатель';
  if (actor === 'server') return 'на сервере';
  return actor === 'password' ? 'по паролю' : `Telegram ${actor.slice('telegram:'.length)}`;
}
