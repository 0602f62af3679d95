import { expect, it } from 'vitest';
import { readRawBody } from './raw-body';

/** A request whose body comes in such pieces for ever, and how many were asked for. */
function endless(piece: Uint8Array<ArrayBuffer>) {
  const taken = { pieces: 0 };
  const body = new ReadableStream({
    pull: (controller) => {
      taken.pieces += 1;
      controller.enqueue(piece);
    },
  });
  const request = new Request('http://a/', { method: 'POST', body, duplex: 'half' } as RequestInit);
  return { request, taken };
}

it('a body in crumbs is read no further than some hundred of them', async () => {
  const { request, taken } = endless(new Uint8Array(1));

  expect(await readRawBody(request, 64 * 1024)).toBeNull();
  expect(taken.pieces).toBeLessThan(150);
});

it('a body in small pieces is read to its limit', async () => {
  const { request, taken } = endless(new Uint8Array(64));

  expect(await readRawBody(request, 64 * 1024)).toBeNull();
  expect(taken.pieces).toBeGreaterThan(1_000);
});

it('a short body may come in crumbs', async () => {
  const body = new ReadableStream({
    start: (controller) => {
      for (const letter of 'order_num=1') controller.enqueue(new TextEncoder().encode(letter));
      controller.close();
    },
  });
  const request = new Request('http://a/', { method: 'POST', body, duplex: 'half' } as RequestInit);

  expect(String(await readRawBody(request, 100))).toBe('order_num=1');
});
