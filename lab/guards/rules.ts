import { type Guard, ofStore } from './guard';

const RESTORED = 'db/sqlite/backup/restore-backup.test.ts';
const RECOVER = 'lib/payments/events/recover-order.test.ts';

/** What else must hold for the promises to be worth something. */
export const RULES: readonly Guard[] = [
  {
    promise: 'Заказ: номер, цена, повтор',
    file: 'lib/orders/number.ts',
    guard: "return number === digits ? { ok: true, number } : { ok: false, problem: 'misspelt' };",
    instead: 'return { ok: true, number };',
    test: { file: 'lib/orders/number.test.ts', title: 'is refused with any one digit wrong' },
  },
  {
    promise: 'Заказ: номер, цена, повтор',
    file: 'db/sqlite/orders.ts',
    guard: "if (known.fingerprint !== fingerprint) return { kind: 'conflict' };",
    instead: '',
    test: ofStore('with other content is a conflict'),
  },
  {
    promise: 'Заказ: номер, цена, повтор',
    file: 'db/sqlite/orders.ts',
    guard: 'if (earlier) return earlier;',
    instead: '',
    test: ofStore('finds the order it made'),
  },
  {
    promise: 'Заказ: номер, цена, повтор',
    file: 'lib/orders/promo.ts',
    guard: 'Math.max(LEAST, price - off)',
    instead: 'price - off',
    test: { file: 'lib/orders/promo.test.ts', title: 'nobody pays less than 1 ₽' },
  },
  {
    promise: 'Заказ: номер, цена, повтор',
    file: 'lib/orders/promo.ts',
    guard: 'uses >= promo.mostUses',
    instead: 'uses > promo.mostUses',
    test: {
      file: 'db/sqlite/desk/promo-codes.test.ts',
      title: 'orders placed at once never have more uses than there are',
    },
  },
  {
    promise: 'Поиск: не больше десяти ошибок в день',
    file: 'db/sqlite/find.ts',
    guard: "if (known && known.wrong >= mostWrong) return { kind: 'too_many' };",
    instead: '',
    test: ofStore(
      'is no eleventh one, however many come at once, and the right one comes too late',
    ),
  },
  {
    promise: 'Уведомление: сбой не задевает соседей и не теряется',
    file: 'db/sqlite/notices.ts',
    guard: "keep('pending', tellsOfErased(notice));",
    instead: '',
    test: ofStore('stays pending, half of its effect undone, and its neighbours are settled'),
  },
  {
    promise: 'Уведомление: сбой не задевает соседей и не теряется',
    file: 'db/sqlite/group-commit.ts',
    guard: 'this.run.undo.run();',
    instead: '',
    test: {
      file: 'db/sqlite/group-commit.test.ts',
      title: 'a write that throws takes only itself back',
    },
  },
  {
    promise: 'Уведомление: сбой не задевает соседей и не теряется',
    file: 'lib/payments/events/retry-pending.ts',
    guard: 'if (!isBusy(error)) await alertSeller',
    instead: 'if (isBusy(error)) await alertSeller',
    test: {
      file: 'lib/payments/events/retry-pending.test.ts',
      title: 'is told, in each chat and once, of a notice that fails again and again',
    },
  },
  {
    promise: 'Уведомление: отклонённых хранится тысяча',
    file: 'db/sqlite/notices.ts',
    guard: 'statements.forgetOldRejections.run({ newest: row?.id });',
    instead: '',
    test: ofStore('keeps the last 1 000'),
  },
  {
    promise: 'Запечатанный заказ: только наш, только этот, не удалённый',
    file: 'lib/payments/events/recover-order.ts',
    guard: 'notice.orderNumber === number && ',
    instead: '',
    test: { file: RECOVER, title: 'under another number' },
  },
  {
    promise: 'Запечатанный заказ: только наш, только этот, не удалённый',
    file: 'lib/payments/events/settle.ts',
    guard: 'if (isBuried) return',
    instead: 'if (false) return',
    test: {
      file: 'db/sqlite/erasure/erase-buried.test.ts',
      title: 'a payment recovers no order that was erased, though the database knows nothing of it',
    },
  },
  {
    promise: 'Удаление: по дате рождения, насовсем, не раньше срока',
    file: 'db/sqlite/desk/order-acts.ts',
    guard: "if (order.birthDate !== birthDate) return 'wrong_birth_date';",
    instead: '',
    test: { file: 'db/sqlite/desk/order-acts.test.ts', title: 'needs its birth date' },
  },
  {
    promise: 'Удаление: по дате рождения, насовсем, не раньше срока',
    file: 'db/sqlite/open.ts',
    guard: "client.pragma('secure_delete = ON');",
    instead: "client.pragma('secure_delete = OFF');",
    test: ofStore(
      'synchronous is FULL after a write, in WAL mode, and what is deleted is overwritten',
    ),
  },
  {
    promise: 'Удаление: по дате рождения, насовсем, не раньше срока',
    file: 'db/sqlite/group-commit.ts',
    guard: 'await this.log.emptyAfterErasure();',
    instead: '',
    test: {
      file: 'db/sqlite/desk/order-acts.test.ts',
      title: 'is nowhere in the file any more but for number, sum, times and payments',
    },
  },
  {
    promise: 'Удаление: по дате рождения, насовсем, не раньше срока',
    file: 'db/sqlite/erasure/retention.ts',
    guard: 'lte(orders.payableUntil, payableBefore),',
    instead: '',
    test: {
      file: 'lib/orders/erasure/erase-unpaid.test.ts',
      title: 'not in the week after its link has run out, however old it is',
    },
  },
  {
    promise: 'Возврат закрывает разбор',
    file: 'lib/orders/order.ts',
    guard: "if (order.refundedAt) return 'refunded';",
    instead: '',
    test: {
      file: 'lib/orders/share-reading.test.ts',
      title: 'what is not paid, or was refunded, is not shared',
    },
  },
  {
    promise: 'Восстановление: не вслепую и не дважды',
    file: 'db/sqlite/backup/prepare-restored.ts',
    guard: 'const erasedAgain = eraseBuried(db, erased);',
    instead: 'const erasedAgain = eraseBuried(db, new Map());',
    test: {
      file: RESTORED,
      title: 'an order erased after the copy is erased again, also from the file',
    },
  },
  {
    promise: 'Восстановление: не вслепую и не дважды',
    file: 'db/sqlite/backup/prepare-restored.ts',
    guard: '.set(waiting)',
    instead: '.set({ leasedUntil: null })',
    test: {
      file: RESTORED,
      title: 'what was owed waits, what was asked is not answered again, and nobody is signed in',
    },
  },
  {
    promise: 'Восстановление: не вслепую и не дважды',
    file: 'db/sqlite/backup/copy-facts.ts',
    guard: "if (verdict !== 'ok') throw",
    instead: "if (verdict === '') throw",
    test: {
      file: RESTORED,
      title: 'a copy in which an index has lost a row is refused, though every page of it reads',
    },
  },
  {
    promise: 'Один процесс владеет базой; занятая не вешает магазин',
    file: 'db/sqlite/lock.ts',
    guard: "client.exec('begin exclusive');",
    instead: '',
    test: {
      file: 'db/sqlite/lock.test.ts',
      title: 'while one process has the lock no other gets it, and a killed one leaves none',
    },
  },
  {
    promise: 'Один процесс владеет базой; занятая не вешает магазин',
    file: 'db/sqlite/open.ts',
    guard: 'new Database(file, { timeout: BUSY_TIMEOUT_MS })',
    instead: 'new Database(file, { timeout: 1500 })',
    test: ofStore('a busy database never holds the event loop for more than a tenth of a second'),
  },
  {
    promise: 'Миграция не подошла — база прежняя',
    file: 'db/sqlite/bring-up-to-date.ts',
    guard: 'if (lost.length > 0) throw',
    instead: 'if (lost.length < 0) throw',
    test: ofStore('is left as it was when its rows would refer to what is not there'),
  },
  {
    promise: 'Рамка только Telegram, и только страницам покупателя',
    file: 'server/http/security-headers.ts',
    guard: '(?:order|reading|another|telegram)',
    instead: '(?:order|reading|another|telegram|admin)',
    test: { file: 'server/http/security-headers.test.ts', title: '/admin/orders' },
  },
  {
    promise: 'Предел на адрес',
    file: 'server/http/client-address.ts',
    guard: "const before = hops.pop() ?? '';",
    instead: "const before = hops.shift() ?? '';",
    test: {
      file: 'server/http/client-address.test.ts',
      title: 'is the last that is no proxy: what the client wrote before it is not believed',
    },
  },
];
