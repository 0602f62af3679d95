import type { ListColumn } from '@/lib/payments/reconciliation/listed-payment';
import type { RowKind } from '@/lib/payments/reconciliation/reconcile';

/** What a row of a payment list is, for the seller. */
export const ROW_KIND_NAMES: Record<RowKind, string> = {
  missing_here: 'оплачено в\u00a0Prodamus, здесь нет',
  other_sum: 'другая сумма или валюта',
  duplicate: 'двойная оплата или повтор',
  other_order: 'платёж отнесён к\u00a0двум заказам',
  unknown_order: 'такого заказа нет',
  shortened_number: 'номер сокращён таблицей',
  refund_missing_here: 'возврат в\u00a0Prodamus, здесь оплачен',
  unknown_status: 'непонятный статус',
  dismissed: 'разобрано вами',
  match: 'сходится',
  repeated: 'повтор с\u00a0другого листа',
};

export const COLUMN_NAMES: Record<ListColumn, string> = {
  payment: 'Номер платежа Prodamus',
  number: 'Наш номер заказа',
  amount: 'Сумма',
  status: 'Статус',
  date: 'Дата',
  currency: 'Валюта',
};

/** Why a list was not taken, by the word in the address. */
export const LIST_REFUSALS: Record<string, string> = {
  empty: 'В\u00a0списке нет строк. Нужны заголовки и\u00a0хотя\u00a0бы один платёж.',
  too_large:
    'Файл слишком велик: больше 10\u00a0МБ, а\u00a0XLSX\u00a0— больше 30\u00a0МБ без\u00a0сжатия, или\u00a0в\u00a0ячейке больше 32\u00a0767 знаков. Выгрузите список за\u00a0меньший срок или\u00a0как CSV.',
  too_many_rows:
    'В\u00a0списке больше 100\u00a0000 строк, или\u00a0что-то стоит далеко под\u00a0таблицей. Выгрузите его за\u00a0меньший срок, удалите строки под\u00a0таблицей или\u00a0сохраните файл как CSV.',
  too_many_columns:
    'В\u00a0списке больше 100\u00a0столбцов. Оставьте в\u00a0файле только столбцы платежей, без ячеек в\u00a0стороне.',
  too_many_cells:
    'В\u00a0списке больше миллиона ячеек. Выгрузите его за\u00a0меньший срок или оставьте только нужные столбцы.',
  unreadable:
    'Файл не\u00a0читается: повреждён, или это не\u00a0таблица. Откройте его в\u00a0Excel и\u00a0сохраните как XLSX или CSV.',
  old_excel:
    'Это старый XLS, он не\u00a0читается. Откройте его в\u00a0Excel: «Файл» → «Сохранить как» → «Книга Excel (XLSX)».',
  locked:
    'Файл закрыт паролем и\u00a0не\u00a0читается. Снимите пароль в\u00a0Excel и\u00a0сохраните файл ещё раз.',
  other_format:
    'Это не\u00a0таблица CSV или XLSX, а\u00a0файл другого вида (PDF, ODS, Numbers). Сохраните список как XLSX или CSV.',
};
