import { v7 as uuidv7 } from 'uuid';
import type { Notice, NoticeOutcome } from '@/lib/payments/events/notice';
import { isPaymentId } from '@/lib/payments/payment-id';
import type { SettledNotice, Store } from '@/lib/store/store';
import { NO_BODY } from './erasure/erase-mentions';
import type { GroupCommit } from './group-commit';
import type { keepingContacts } from './notice-contacts';
import type { NoticeStatements } from './notice-statements';
import type { Owe } from './notifications';
import type { OrderStatements } from './order-statements';
import type { paymentNotices } from './schema';
import { knownAbout, settleInside, takeEffect } from './settle-notice';

type NoticeMethods = Pick<
  Store,
  'settleNotice' | 'pendingNotices' | 'settlePending' | 'journalRejected' | 'alertOfNotice'
>;

type Contacts = { keepContacts: ReturnType<typeof keepingContacts> };

/** The part of the store that keeps notices and does what they mean. */
export function noticeMethods(
  group: GroupCommit,
  statements: NoticeStatements & OrderStatements & Contacts,
  owe: Owe,
): NoticeMethods {
  const isErased = (number: string) =>
    statements.erasedByNumber.get({ number }) || statements.isBuried(number);
  const isPaymentOfErased = ({ orderNumber: number, paymentId }: Notice) =>
    isPaymentId(paymentId) &&
    !statements.isNumberTaken.get({ number }) &&
    statements.paymentOfErased.get({ paymentId });
  /** Such a notice is kept without the buyer's contacts that its body may hold. */
  const tellsOfErased = (notice: Notice) =>
    Boolean(isErased(notice.orderNumber) || isPaymentOfErased(notice));
  return {
    settleNotice: (notice, { receivedAt, ...delivery }, settle) => {
      const id = uuidv7();
      const keep = (outcome: NoticeOutcome, isOfErased: boolean) => {
        const handledAt = outcome === 'pending' ? null : receivedAt.getTime();
        const kept = { ...notice, ...delivery, ...(isOfErased && NO_BODY) };
        statements.insert.run({ ...kept, id, outcome, receivedAt, handledAt });
        const isOfOrder = statements.isNumberTaken.get({ number: notice.orderNumber });
        if (!isOfOrder && !isOfErased) statements.keepContacts({ ...kept, id });
      };
      return group.write<SettledNotice>(
        () => {
          const known = knownAbout(statements, { id, notice });
          const settling = settle(known);
          keep(settling.outcome, !known.order && tellsOfErased(notice));
          return takeEffect(statements, owe, { id, notice }, known, settling, receivedAt);
        },
        (error) => {
          keep('pending', tellsOfErased(notice));
          return { outcome: 'pending', order: null, error };
        },
      );
    },
    pendingNotices: async (limit, after) => {
      const [time, id] = [after?.receivedAt.getTime() ?? 0, after?.id ?? ''];
      return statements.pending.all({ limit, time, id }).map((row) => ({
        id: row.id,
        notice: noticeFromRow(row),
        receivedAt: row.receivedAt,
      }));
    },
    settlePending: (pending, at, settle) =>
      group.write(() => {
        const kept = statements.noticeById.get({ id: pending.id });
        // Another retry was faster: what it settled stays, with the word for it.
        if (kept?.handledAt) return { outcome: kept.outcome, order: null };
        return settleInside(statements, owe, pending, at, settle);
      }),
    alertOfNotice: (noticeId, owed, at) => group.write(() => owe({ noticeId }, owed, at)),
    journalRejected: (rejected) =>
      group.write(() => {
        const row = statements.reject.get(rejected);
        statements.forgetOldRejections.run({ newest: row?.id });
      }),
  };
}

/** A notice as its row holds it. */
export function noticeFromRow(row: typeof paymentNotices.$inferSelect): Notice {
  const { orderNumber, paymentId, status, statusText, amountText, amount } = row;
  const { currency, demo, sealedOrder, key, fingerprint } = row;
  return {
    ...{ orderNumber, paymentId, status, statusText, amountText, amount },
    ...{ currency, demo, sealedOrder, key, fingerprint },
  };
}
