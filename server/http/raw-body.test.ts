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

it('a body without an end is read to its limit', async () => {
  const { request, taken } = endless(new Uint8Array(64));

  expect(await readRawBody(request, 64 * 1024)).toBeNull();
  expect(taken.pieces).toBeGreaterThan(1_000);
});
