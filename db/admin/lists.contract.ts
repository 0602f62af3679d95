import { describe, expect, it } from 'vitest';
import { resendMessages } from '@/lib/admin/resend-messages';
import { beginSending, leaseMessage } from '@/lib/messages/lease-message';
import { completeSending } from '@/lib/messages/next-step';
import { PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { aPaymentEventOf, RECEIVED_AT } from '@/lib/payments/fixtures/a-payment-event';
import { eventPorts } from '@/lib/payments/fixtures/deliver-event';
import { saveLink } from '@/lib/payments/links/open-payment';
import { markPaid } from '@/lib/payments/mark-paid';
import type { StoreWorld } from '../fixtures/store-world';

const ANY_TIME = { from: null, to: null };

/** What the admin reads page by page, and of one order. */
export function listsContract(world: StoreWorld): void {
  const { place, deliver } = world;
  const ports = () => eventPorts(world.store);
  const markedBy = (orderId: string, paymentId: string) =>
    markPaid(ports(), { actor: 'password', orderId, paymentId, reason: 'по выписке' });

  describe('money that is given out', () => {
    it('is what payment events told, page by page, without repetitions', async () => {
      const orders = [await place(), await place(), await place()];
      for (const [at, order] of orders.entries()) {
        for (let n = 0; n < 2; n += 1) await deliver(aPaymentEventOf(order, 'paid', `${at + 1}`));
      }
      const given: string[] = [];
      for (let after: string | null = null; ; ) {
        const page = await world.store.admin.exportedPaymentEvents(ANY_TIME, { after, limit: 2 });
        given.push(...page.map(({ orderNumber }) => orderNumber));
        after = page.at(-1)?.place ?? null;
        if (after === null) break;
      }

      expect(given).toEqual(orders.map(({ number }) => number));
    });

    it('is what was marked by hand, page by page, in the order of marking', async () => {
      const orders = [await place(), await place(), await place()];
      for (const [at, { id }] of orders.entries()) await markedBy(id, `${at + 1}`);
      const first = await world.store.admin.exportedMarks(ANY_TIME, { after: null, limit: 2 });
      const after = first.at(-1)?.place ?? null;
      const rest = await world.store.admin.exportedMarks(ANY_TIME, { after, limit: 2 });

      expect([...first, ...rest].map(({ paymentId }) => paymentId)).toEqual(['1', '2', '3']);
      expect(rest).toMatchObject([{ kind: 'paid', amount: 99_000, outcome: null, body: null }]);
    });
  });

  it('facts are compared page by page, and orders and resolutions found by many values', async () => {
    const orders = [await place(), await place(), await place()];
    for (const [at, { id }] of orders.entries()) await markedBy(id, `${at + 1}`);
    const first = await world.store.admin.orderFacts({ after: 0, limit: 2 });
    const rest = await world.store.admin.orderFacts({ after: first[1]?.place ?? 0, limit: 9 });
    const numbers = orders.map(({ number }) => number);
    const found = await world.store.admin.ordersNumbered([...numbers, '0000000000']);

    expect([...first, ...rest].map(({ order }) => order.number)).toEqual(numbers);
    expect(found.map(({ number }) => number).sort()).toEqual(numbers.toSorted());
    expect(await world.store.admin.resolvedPayments(['1', '2'])).toEqual([]);
  });

  it('a row of a list that was dismissed is known by its mark', async () => {
    const details = { row: 'payment 77 paid other_sum', payment: '77', line: 1 };
    const entry = { at: PLACED_AT, actor: 'password', action: 'row_dismissed', details } as const;
    await world.store.admin.writeAudit({ ...entry, reason: 'тест' });

    expect(await world.store.admin.dismissedRows()).toEqual([{ row: details.row, reason: 'тест' }]);
  });

  it('the log is found by action, order and time', async () => {
    const order = await place();
    await markedBy(order.id, '1');
    const found = async (filter: object) => {
      const any = { action: null, number: null, from: null, to: null };
      const page = { before: null, limit: 9 };
      return (await world.store.admin.auditLines(page, { ...any, ...filter })).length;
    };

    expect(await found({ action: 'marked_paid', number: order.number })).toBe(1);
    expect(await found({ action: 'erased' })).toBe(0);
    expect(await found({ to: RECEIVED_AT })).toBe(0);
  });

  it('an order is told with its links, payment events, facts, messages and actions', async () => {
    const order = await place();
    const link = { url: 'https://payform.ru/a/', madeAt: PLACED_AT, expiresAt: RECEIVED_AT };
    await saveLink(world.store, order, link, '');
    await deliver(aPaymentEventOf(order));
    const sent = await leaseMessage(world.store, ['reading_by_mail'], RECEIVED_AT, RECEIVED_AT);
    if (!sent) throw new Error('nothing was due');
    const done = { kind: 'done', outcome: 'sent', reason: null } as const;
    await completeSending(world.store, sent, done, RECEIVED_AT);
    await resendMessages(ports(), { actor: 'password', orderId: order.id, way: 'mail' });

    expect(await world.store.admin.orderTimeline(order.id)).toMatchObject({
      order: { number: order.number, paidAt: RECEIVED_AT, consent: order.consent },
      links: [{ url: link.url, expiresAt: RECEIVED_AT, failure: null }],
      paymentEvents: [{ outcome: 'paid', demo: false, receivedAt: RECEIVED_AT }],
      facts: [{ kind: 'paid', at: RECEIVED_AT }],
      reading: { madeAt: RECEIVED_AT, seenAt: null },
      messages: [{ outcome: 'sent', at: RECEIVED_AT }, { outcome: null }],
      actions: [{ action: 'messages_resent' }],
    });
    expect(await world.store.admin.orderTimeline('none')).toBeNull();
  });

  it('a delivery is shown with its body and what was done about it', async () => {
    await deliver(aPaymentEventOf(await place()));
    const any = { text: null, outcome: null };
    const beginning = { kept: null, rejected: null };
    const [row] = await world.store.admin.paymentEventRows(any, beginning, 1);
    if (row?.kind !== 'kept') throw new Error('nothing was kept');
    const details = await world.store.admin.paymentEventDetails({ kind: 'kept', id: row.id });

    expect(details).toMatchObject({ row, actions: [] });
    expect(Buffer.from(details?.body?.rawBody ?? []).toString()).toContain('payment_status');
  });

  it('trouble on the way to buyers is counted since the last that was reached', async () => {
    for (const paymentId of ['1', '2']) {
      const contacts = { name: null, email: `${paymentId}@example.ru`, phone: null };
      await deliver(aPaymentEventOf(await place({ contacts }), 'paid', paymentId));
    }
    const failed = { kind: 'done', outcome: 'failed', reason: '550' } as const;
    const lease = () => leaseMessage(world.store, ['reading_by_mail'], RECEIVED_AT, RECEIVED_AT);
    for (let one = await lease(); one; one = await lease()) {
      await beginSending(world.store, one);
      await completeSending(world.store, one, failed, RECEIVED_AT);
    }

    expect(await world.store.admin.deliveryTrouble(1)).toEqual({ failing: 2, unreached: 2 });
    expect(await world.store.admin.oldestQueuedAt()).toBeNull();
  });

  it('copies are known by the last and the last that was proven', async () => {
    const times = { startedAt: PLACED_AT, finishedAt: RECEIVED_AT };
    const proven = { ...times, fileName: 'a.gz', bytes: 3_000_000_000, orders: 1, failure: null };
    const nothing = { fileName: null, bytes: null, orders: null };
    const failed = { ...times, ...nothing, startedAt: RECEIVED_AT, failure: 'space' } as const;
    for (const run of [proven, failed]) await world.store.admin.noteBackup(run);

    expect(await world.store.admin.backupState()).toEqual({ last: failed, proven });
  });
}
