import type { MessageOutcome } from './lease';
import type { MessageKind } from './outbox-message';

/** What a message is, for the seller. */
export const MESSAGE_NAMES: Record<MessageKind, string> = {
  order_by_mail: 'письмо о заказе',
  reading_by_mail: 'письмо с разбором',
  order_in_chat: 'номер и сумма в чат',
  payment_in_chat: 'отметка об оплате в чате',
  reading_in_chat: 'разбор в чат',
  pdf_in_chat: 'PDF в чат',
  payment_to_seller: 'вам: об оплате',
  odd_money_to_seller: 'вам: деньги не сошлись',
  unsettled_to_seller: 'вам: уведомление не обработалось',
  stuck_to_seller: 'вам: завис заказ',
  erasure_to_seller: 'вам: просьба удалить данные',
  alert_to_seller: 'вам: сбой',
  odd_money_by_mail_to_seller: 'вам письмом: деньги не сошлись',
  unsettled_by_mail_to_seller: 'вам письмом: уведомление не обработалось',
  stuck_by_mail_to_seller: 'вам письмом: завис заказ',
  alert_by_mail_to_seller: 'вам письмом: сбой',
};

/** What became of a message, for the seller. */
export const MESSAGE_OUTCOMES: Record<MessageOutcome, string> = {
  sent: 'отправлено',
  blocked: 'такого адреса нет или бот закрыт',
  failed: 'не удалось за три дня',
  unanswered: 'отправлено дважды, ответа не было',
  needless: 'уже не нужно',
  held: 'ждёт вашего решения',
  capped: 'не отправляли: слишком много таких подряд',
};
