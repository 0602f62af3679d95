/**
 * Who acts in the admin: anyone who knows the password, or a Telegram user let in by the bot;
 * `server` is anyone who runs the project's programs on the machine itself.
 */
export type Actor = 'password' | `telegram:${number}` | 'server';

/** Who is behind an action: mostly the seller, and sometimes the buyer, on their page or in the bot. */
export type Author = Actor | 'buyer';

/** What can be done in the admin: the word the audit log keeps, and what it is called in Russian. */
export const ACTION_NAMES = {
  signed_in: 'вход в кабинет',
  signed_out: 'выход',
  signed_out_everywhere: 'выход на всех устройствах',
  order_placed: 'заказ оформил продавец',
  link_made: 'новая ссылка на оплату',
  messages_resent: 'сообщения отправлены ещё раз',
  marked_paid: 'отмечен оплаченным вручную',
  marked_refunded: 'отмечен возвращённым',
  mark_corrected: 'исправлена отметка об оплате',
  birth_date_fixed: 'исправлена дата рождения',
  contacts_corrected: 'исправлены имя или контакт',
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
  promo_code_resumed: 'промокод снова включён',
  first_payment_started: 'начата проверка первой оплаты',
  restored: 'база восстановлена из копии',
  held_sent: 'отложенные сообщения отправлены',
  held_dropped: 'отложенные сообщения отменены',
  undelivered_sent: 'недоставленное отправлено ещё раз',
  undelivered_dropped: 'недоставленное больше не нужно',
} as const;

export type Action = keyof typeof ACTION_NAMES;

/** One action as it is written down: never with personal data, nor with the text of a secret. */
export type AuditEntry = {
  at: Date;
  actor: Author;
  action: Action;
  orderId?: string;
  paymentEventId?: string;
  /** What the seller gave as the reason. */
  reason?: string;
  details?: Record<string, string | number | boolean | null>;
};
