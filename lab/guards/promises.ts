import { type Guard, ofStore } from './guard';

const SETTLE = 'lib/payments/events/settle.ts';
const ofSettling = (title: string) => ({ file: 'lib/payments/events/settle.test.ts', title });
const ofOrders = (title: string) => ({ file: 'lib/orders/order.test.ts', title });

/** What the shop promises about money, messages and people. */
export const PROMISES: readonly Guard[] = [
  {
    promise: '1. 200 только после записи',
    file: 'db/sqlite/open.ts',
    guard: "client.pragma('synchronous = FULL');",
    instead: "client.pragma('synchronous = NORMAL');",
    test: ofStore(
      'synchronous is FULL after a write, in WAL mode, and what is deleted is overwritten',
    ),
  },
  {
    promise: '1. 200 только после записи',
    file: 'db/sqlite/open.ts',
    guard: 'if (level !== FULL) throw',
    instead: 'if (!level) throw',
    test: ofStore('a driver that says FULL until the first write is seen through'),
  },
  {
    promise: '1. 200 только после записи',
    file: 'db/sqlite/group-commit.ts',
    guard: "this.client.exec('commit');",
    instead: "setImmediate(() => this.client.exec('commit'));",
    test: {
      file: 'db/sqlite/group-commit.test.ts',
      title: 'a write is answered only after it is committed',
    },
  },
  {
    promise: '2. Одна оплата — одно действие',
    file: SETTLE,
    guard: "return { outcome: 'duplicate', fact: null };",
    instead: 'return { outcome: fact.kind, fact };',
    test: ofSettling('under another key, with the id of a payment already known, is a duplicate'),
  },
  {
    promise: '2. Одна оплата — одно действие',
    file: 'lib/prodamus/webhook.ts',
    guard: "content.delete('attempt');",
    instead: '',
    test: {
      file: 'lib/prodamus/webhook.test.ts',
      title: 'does not know the number of the attempt',
    },
  },
  {
    promise: '2. Одна оплата — одно действие',
    file: 'db/sqlite/settle-notice.ts',
    guard: 'earlier: statements.earlier.all({ key, id }).map(({ fingerprint }) => fingerprint),',
    instead: 'earlier: [],',
    test: ofStore('with the same key and other content is kept as odd and changes nothing'),
  },
  {
    promise: '3. Порядок не важен',
    file: 'lib/orders/order.ts',
    guard: "const refunds = timesById(facts, 'refunded');",
    instead: "const refunds = [...timesById(facts, 'refunded'), ...timesById(facts, 'cancelled')];",
    test: ofOrders('never changes by a cancel or a refusal of the bank'),
  },
  {
    promise: '3. Порядок не важен',
    file: 'lib/orders/order.ts',
    guard: 'const paidAt = earliest(payments);',
    instead: 'const paidAt = payments.at(-1) ?? null;',
    test: ofOrders('is the same for the same facts in any order, told any number of times'),
  },
  {
    promise: '4. Чужие деньги сохранены, не зачтены, показаны',
    file: SETTLE,
    guard: "if (notice.amount !== owed.amount) return 'other_amount';",
    instead: '',
    test: ofSettling('too, and when the order is settled already'),
  },
  {
    promise: '4. Чужие деньги сохранены, не зачтены, показаны',
    file: SETTLE,
    guard: "return fitsCurrency(notice.currency) ? null : 'other_currency';",
    instead: 'return null;',
    test: ofSettling('too, and when the order is settled already'),
  },
  {
    promise: '4. Чужие деньги сохранены, не зачтены, показаны',
    file: SETTLE,
    guard: "if (notice.demo) return 'demo';",
    instead: '',
    test: ofSettling('test money never becomes a fact, whatever else it says'),
  },
  {
    promise: '4. Чужие деньги сохранены, не зачтены, показаны',
    file: 'lib/payments/events/receive-notice.ts',
    guard: 'isOdd(outcome) && !isExpected ?',
    instead: 'isOdd(outcome) && isExpected ?',
    test: {
      file: 'lib/messages/deliver-to-chat.test.ts',
      title: 'of money that does not fit, once for each notice and with what came',
    },
  },
  {
    promise: '5. После kill -9 всё доделано',
    file: 'db/sqlite/notifications.ts',
    guard: 'or(isNull(leasedUntil), lte(leasedUntil, now)),',
    instead: 'isNull(leasedUntil),',
    test: {
      file: 'lib/messages/deliver-mail.test.ts',
      title: 'a worker that died in the middle lets another send it after its lease',
    },
  },
  {
    promise: '5. После kill -9 всё доделано',
    file: 'db/sqlite/notifications.ts',
    guard: 'unanswered: unanswered + 1',
    instead: 'unanswered',
    test: ofStore('whose workers die one after another is not sent again and again'),
  },
  {
    promise: '5. После kill -9 всё доделано',
    file: 'db/sqlite/notifications.ts',
    guard: 'return and(keyed(key), eq(notifications.leasedUntil, leased.leasedUntil));',
    instead: 'return keyed(key);',
    test: ofStore('may not leave by a worker whose lease was taken over'),
  },
  {
    promise: '6. Сбой — ошибка, а не успех, и ничего не потеряно',
    file: 'db/sqlite/group-commit.ts',
    guard: 'for (const job of group) job.reject(error);',
    instead: 'for (const job of group) job.resolve(error);',
    test: {
      file: 'db/sqlite/group-commit.test.ts',
      title: 'when the commit fails, every write of the group is refused and nothing is kept',
    },
  },
  {
    promise: '6. Сбой — ошибка, а не успех, и ничего не потеряно',
    file: 'lib/prodamus/client.ts',
    guard: '  } catch {\n    return UNREACHABLE;\n  }',
    instead: '  } finally {\n  }',
    test: {
      file: 'lib/prodamus/client.test.ts',
      title: 'a page that nobody serves is unreachable',
    },
  },
  {
    promise: '7. Чужого не прочесть',
    file: 'lib/prodamus/signature.ts',
    guard: "timingSafeEqual(signature, createHmac('sha256', key).update(text).digest());",
    instead: 'key.length > 0 && text.length > 0 && signature.length > 0;',
    test: {
      file: 'lib/prodamus/signature.test.ts',
      title: 'is no longer good when the fields have changed',
    },
  },
  {
    promise: '7. Чужого не прочесть',
    file: 'lib/orders/find/guess-birth-date.ts',
    guard: 'return timingSafeEqual(digest(kept), digest(birthDate));',
    instead: "return kept !== '' && birthDate !== '';",
    test: { file: 'lib/orders/find/find-order.test.ts', title: 'a wrong date' },
  },
  {
    promise: '7. Чужого не прочесть',
    file: 'lib/telegram/init-data.ts',
    guard: "if (!isSame(hash, signInitData(pairs, botToken))) return no('wrong_hash');",
    instead: "if (!isSame(hash, hash)) return no('wrong_hash');",
    test: { file: 'lib/telegram/init-data.test.ts', title: 'anything signed for another bot' },
  },
  {
    promise: '7. Чужого не прочесть',
    file: 'lib/admin/sign-in/session-life.ts',
    guard: 'age < SESSION_LIFE_MS && ',
    instead: '',
    test: {
      file: 'lib/admin/sign-in/sign-in.test.ts',
      title: 'a session ends after seven days however much it is used',
    },
  },
  {
    promise: '7. Чужого не прочесть',
    file: 'app/admin/money/page.tsx',
    guard: 'await signedIn();',
    instead: '',
    test: {
      file: 'lib/imports.test.ts',
      title: 'every page and every act of the desk asks first who is signed in',
    },
  },
  {
    promise: '8. Личного нет в журнале, адресах и кэше',
    file: 'server/log.ts',
    guard: 'redact: { paths,',
    instead: 'redact: { paths: [],',
    test: {
      file: 'server/log.test.ts',
      title: 'what is private is struck out wherever it was put by mistake',
    },
  },
  {
    promise: '8. Личного нет в журнале, адресах и кэше',
    file: 'lib/describe-error.ts',
    guard: 'return isOwn(error) || ofSchema ? error.message : undefined;',
    instead: 'return error.message;',
    test: {
      file: 'server/log.test.ts',
      title: 'the values of a failed query never reach the log, its cause does',
    },
  },
  {
    promise: '8. Личного нет в журнале, адресах и кэше',
    file: 'server/http/security-headers.ts',
    guard: "if (PRIVATE.test(path)) return 'no-referrer';",
    instead: '',
    test: {
      file: 'server/http/security-headers.test.ts',
      title: 'does not give its address away and is not indexed',
    },
  },
];
