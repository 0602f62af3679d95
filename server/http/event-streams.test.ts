import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EventStreams } from './event-streams';

const ADDRESS = '203.0.113.5';
let streams = new EventStreams();
beforeEach(() => {
  streams = new EventStreams();
});

afterEach(() => {
  streams.close();
  vi.useRealTimers();
});

/** An order whose state is `state` and whose pages are told by `changed`. */
function anOpenOrder(token = 'token', address = ADDRESS) {
  const listeners = new Set<() => void>();
  const order = {
    state: 'awaiting_payment' as unknown,
    token,
    address,
    read: async () => order.state,
    subscribe: (onChange: () => void) => {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
    changed: (state: unknown) => {
      order.state = state;
      for (const listener of listeners) listener();
    },
    pages: () => listeners.size,
  };
  return order;
}

const open = (source = anOpenOrder(), signal = new AbortController().signal) =>
  streams.start(source, signal);

function opened(source = anOpenOrder(), signal = new AbortController().signal) {
  const stream = open(source, signal);
  if (!stream) throw new Error('too many streams are open');
  const reader = stream.getReader();
  return {
    next: async () => new TextDecoder().decode((await reader.read()).value),
    isOver: async () => (await reader.read()).done,
    leave: () => reader.cancel(),
  };
}

it('the state is sent at once, then after every change', async () => {
  const order = anOpenOrder();
  const page = opened(order);

  expect(await page.next()).toBe('event: order\ndata: "awaiting_payment"\n\n');
  order.changed('paid');
  expect(await page.next()).toBe('event: order\ndata: "paid"\n\n');
});

it('the last state is sent, even when it comes while an earlier one is being read', async () => {
  const order = anOpenOrder();
  const reads = Array.from({ length: 3 }, () => Promise.withResolvers<void>());
  let read = 0;
  order.read = async () => {
    const seen = order.state;
    await reads[read++]?.promise;
    return seen;
  };
  const page = opened(order);
  order.changed('paid');
  order.changed('refunded');
  for (const { resolve } of reads) resolve();

  expect(await page.next()).toContain('"awaiting_payment"');
  expect(await page.next()).toContain('"refunded"');
});

it('a read that fails does not end the stream: the next change is sent', async () => {
  const order = anOpenOrder();
  const { read } = order;
  order.read = () => Promise.reject(new Error('the database is locked'));
  const page = opened(order);
  await Promise.resolve();
  order.read = read;
  order.changed('paid');

  expect(await page.next()).toContain('"paid"');
});

it('a state that could not be read is read again by itself', async () => {
  vi.useFakeTimers();
  const order = anOpenOrder();
  const { read } = order;
  order.read = () => Promise.reject(new Error('the database is away'));
  const page = opened(order);
  await vi.advanceTimersByTimeAsync(500);
  order.read = read;
  const next = page.next();
  await vi.advanceTimersByTimeAsync(2_000);

  expect(await next).toContain('"awaiting_payment"');
});

it('a stream ends when there is nothing to tell of any more', async () => {
  const order = anOpenOrder();
  const page = opened(order);
  await page.next();
  order.changed(null);

  expect(await page.isOver()).toBe(true);
  expect(order.pages()).toBe(0);
});

describe('at most', () => {
  it('5 streams are open for a token', () => {
    const same = () => open(anOpenOrder('token', crypto.randomUUID()));
    const started = Array.from({ length: 6 }, same).map((stream) => stream !== null);

    expect(started).toEqual([true, true, true, true, true, false]);
  });

  it('50 streams are open for an address', () => {
    const started = Array.from({ length: 51 }, () => open(anOpenOrder(crypto.randomUUID())));

    expect(started.map((stream) => stream !== null)).toEqual([...Array(50).fill(true), false]);
    expect(open(anOpenOrder('another', '203.0.113.6'))).not.toBeNull();
  });
});

describe('a stream that has ended is not counted any more', () => {
  const fill = () => Array.from({ length: 5 }, () => opened());

  it('when its page has left', async () => {
    const [first] = fill();
    expect(open()).toBeNull();

    await first?.leave();

    expect(open()).not.toBeNull();
  });

  it('when its request is aborted', async () => {
    const request = new AbortController();
    const order = anOpenOrder();
    const page = opened(order, request.signal);
    await page.next();
    expect(order.pages()).toBe(1);

    request.abort();

    expect(order.pages()).toBe(0);
    expect(await page.isOver()).toBe(true);
    fill();
    expect(open()).toBeNull();
  });

  it('when its request was aborted before it began', () => {
    const order = anOpenOrder();
    for (let request = 0; request < 5; request += 1) open(order, AbortSignal.abort());

    expect(order.pages()).toBe(0);
    expect(open()).not.toBeNull();
  });
});

it('closing ends every stream, and nothing is sent after it', async () => {
  const order = anOpenOrder();
  const pages = [opened(order), opened(order)];
  for (const page of pages) await page.next();

  streams.close();
  order.changed('paid');

  expect(await Promise.all(pages.map((page) => page.isOver()))).toEqual([true, true]);
  expect(order.pages()).toBe(0);
});

it('a silent stream says every 15 seconds that it is alive', async () => {
  vi.useFakeTimers();
  const page = opened();
  await page.next();

  vi.advanceTimersByTime(15_000);
  expect(await page.next()).toBe(': alive\n\n');
  vi.advanceTimersByTime(15_000);
  expect(await page.next()).toBe(': alive\n\n');
});

it('once closed, no stream is opened: a browser that reconnects must not hold up the stop', () => {
  streams.close();
  const source = { token: 't', address: 'a', read: async () => null, subscribe: () => () => {} };
  expect(streams.isClosed).toBe(true);
  expect(streams.start(source, new AbortController().signal)).toBeNull();
});
