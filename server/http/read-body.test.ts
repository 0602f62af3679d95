import { describe, expect, it } from 'vitest';
import { readJson, readRawBody } from './read-body';

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

const aRequest = (body: BodyInit | null, type = 'application/json', headers = {}) =>
  new Request('http://shop.example/', {
    method: 'POST',
    body,
    headers: { 'Content-Type': type, ...headers },
  });

/** A body that comes in pieces, so that no length is reported beforehand. */
function inPieces(pieces: readonly string[]) {
  const body = new ReadableStream({
    start: (controller) => {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece));
      controller.close();
    },
  });
  return new Request('http://shop.example/', {
    method: 'POST',
    body,
    duplex: 'half',
  } as RequestInit);
}

it('a JSON object is read', async () => {
  const value = { birthDate: '1985-05-03' };

  expect(await readJson(aRequest(JSON.stringify(value)))).toEqual({ ok: true, value });
  expect(await readJson(aRequest('{}', 'Application/JSON; charset=utf-8'))).toMatchObject({
    ok: true,
  });
});

describe('what is wrong has a status', () => {
  it.each([
    ['another type', '{}', 'text/plain', 415],
    ['a form', 'a=1', 'application/x-www-form-urlencoded', 415],
    ['no JSON', '{', 'application/json', 400],
    ['nothing', '', 'application/json', 400],
    ['a list', '[]', 'application/json', 400],
    ['null', 'null', 'application/json', 400],
    ['a text', '"{}"', 'application/json', 400],
    ['more than 16 KB', JSON.stringify({ a: 'x'.repeat(16 * 1024) }), 'application/json', 413],
  ])('%s', async (_, body, type, status) => {
    expect(await readJson(aRequest(body, type))).toEqual({
      ok: false,
      status,
      title: expect.stringMatching(/[а-яё]|Content-Type/),
    });
  });
});

describe('the bytes of a body', () => {
  it('are given as they came', async () => {
    const raw = await readRawBody(inPieces(['ж', '\r\n', '\0']), 100);

    expect(raw).toEqual(Buffer.from('ж\r\n\0'));
  });

  it('may be none', async () => {
    const request = new Request('http://shop.example/', { method: 'POST' });

    expect(await readRawBody(request, 10)).toEqual(Buffer.alloc(0));
  });

  it('are exactly the limit at most, whatever length was told', async () => {
    expect(await readRawBody(inPieces(['12345', '67890']), 10)).toHaveLength(10);
    expect(await readRawBody(inPieces(['12345', '678901']), 10)).toBeNull();
    expect(await readRawBody(aRequest('x'.repeat(10)), 10)).toHaveLength(10);
    expect(await readRawBody(aRequest('x', 'a/b', { 'Content-Length': '11' }), 10)).toBeNull();
  });
});
