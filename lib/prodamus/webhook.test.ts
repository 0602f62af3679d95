import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PaymentEvent } from '../payments/events/payment-event';
import { parseBody } from './body';
import { aDelivery, PAGE_KEY, PAYMENT_EVENT, signed } from './fixtures/a-delivery';
import { asForm, asJson, asMultipart, FORM, pairsOf } from './fixtures/encode-fields';
import type { Fields } from './fixtures/vectors';
import { canonicalText, PUBLIC_DEMO_KEY, signingKeys } from './signature';
import { readPaymentEvent } from './webhook';

const KEYS = signingKeys(PAGE_KEY, 'service-key');

async function paymentEventOf(changes: Fields = {}, key = PAGE_KEY): Promise<PaymentEvent> {
  const read = await readPaymentEvent(await aDelivery(changes, key), KEYS);
  if (!read.ok) throw new Error(`refused: ${read.rejection}`);
  return read.paymentEvent;
}

it('a payment event is read in our words: their order_num is our number, their order_id the payment', async () => {
  expect(await paymentEventOf()).toEqual({
    orderNumber: '1234567897',
    paymentId: '48151623',
    status: 'paid',
    statusText: 'success',
    amountText: '990.00',
    amount: 99_000,
    currency: 'rub',
    happenedAt: new Date('2026-11-24T09:05:06Z'),
    demo: false,
    sealedOrder: null,
    key: '48151623/success',
    fingerprint: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/),
  });
});

it.each([
  ['AbC-_1', 'AbC-_1'],
  ['', ''],
  ['a'.repeat(2_000), 'a'.repeat(1_024)],
])('what came along as a sealed order is taken as it is, up to a length', async (sent, read) => {
  expect(await paymentEventOf({ _param_order: sent })).toMatchObject({ sealedOrder: read });
});

it('all three types of a body are the same payment event', async () => {
  const bodies = [
    asForm(pairsOf(PAYMENT_EVENT)),
    asMultipart(pairsOf(PAYMENT_EVENT)),
    asJson(PAYMENT_EVENT),
  ];
  const reads = await Promise.all(
    bodies.map(async (body) => readPaymentEvent(await signed(body), KEYS)),
  );

  expect(reads[0]).toHaveProperty('ok', true);
  expect(reads).toEqual([reads[0], reads[0], reads[0]]);
});

describe.each(['signature', 'sign', '_payform_sign'])('a signature in the field %s', (name) => {
  const bodies = [asForm, asMultipart].map((encode) => async (changes: Fields = {}) => {
    const body = encode(pairsOf({ ...PAYMENT_EVENT, ...changes, [name]: 'a'.repeat(64) }));
    return { ...body, sign: (await aDelivery()).sign };
  });

  it('is no part of what is signed, nor of the payment event', async () => {
    const whole = await paymentEventOf();
    for (const body of bodies) {
      expect(await readPaymentEvent(await body(), KEYS)).toEqual({ ok: true, paymentEvent: whole });
    }
  });

  it('leaves everything else signed', async () => {
    const others = { signature: 'b', sign: 'b', _payform_sign: 'b', Signature: 'b' };
    const second = Object.entries(others).filter(([other]) => other !== name);
    for (const change of [['sum', '1.00'], ['order_num', '1234567889'], ...second]) {
      for (const body of bodies) {
        const read = await readPaymentEvent(await body(Object.fromEntries([change])), KEYS);
        expect(read, change[0]).toEqual({ ok: false, rejection: 'wrong_signature' });
      }
    }
  });

  it('is read with the rest where it was signed with it', async () => {
    const read = await readPaymentEvent(await aDelivery({ [name]: 'a' }), KEYS);
    expect(read).toMatchObject({ ok: true, paymentEvent: { orderNumber: '1234567897' } });
  });

  it('makes no payment event of what was signed for another purpose', async () => {
    const address = { _payform_status: 'success', _payform_id: '1' };
    const { sign } = await signed(asForm(pairsOf(address)));
    const body = asForm(pairsOf({ ...address, [name]: sign }));
    const read = await readPaymentEvent({ ...body, sign }, KEYS);
    expect(read).toEqual({ ok: false, rejection: 'no_payment_event' });
  });
});

describe('a delivery is refused', () => {
  it.each([null, ''])('without a signature: %j', async (sign) => {
    const delivery = { ...(await aDelivery()), sign };

    expect(await readPaymentEvent(delivery, KEYS)).toEqual({
      ok: false,
      rejection: 'no_signature',
    });
  });

  it('with the signature of another key, of other fields or of none', async () => {
    const delivery = await aDelivery();
    const wrong = [
      await aDelivery({}, 'another-key'),
      { ...delivery, sign: (await aDelivery({ sum: '1.00' })).sign },
      { ...delivery, sign: 'x' },
      { ...delivery, sign: '0'.repeat(64) },
    ];

    for (const one of wrong) {
      expect(await readPaymentEvent(one, KEYS)).toEqual({
        ok: false,
        rejection: 'wrong_signature',
      });
    }
  });

  it.each([
    ['public_demo_key', PUBLIC_DEMO_KEY],
    ['public_demo_key', `${PUBLIC_DEMO_KEY}demo`],
    ['empty_key', ''],
    ['wrong_signature', 'another-key'],
  ])('by the name of the key that signed it: %s', async (rejection, signer) => {
    const read = await readPaymentEvent(await aDelivery({}, signer), KEYS);
    expect(read).toEqual({ ok: false, rejection });
  });

  it('when one byte of its body has changed what it says', async () => {
    const delivery = await aDelivery();
    const said = await wordsOf(delivery.raw);

    await fc.assert(
      fc.asyncProperty(fc.nat(delivery.raw.length - 1), fc.nat(255), async (at, byte) => {
        const raw = Buffer.from(delivery.raw);
        raw[at] = byte;
        // `%d0` for `%D0` and `order.num` for `order_num` say the same to PHP.
        fc.pre((await wordsOf(raw)) !== said);
        expect(await readPaymentEvent({ ...delivery, raw }, KEYS)).toHaveProperty('ok', false);
      }),
      { numRuns: 500 },
    );
  });

  it('when its body is empty or of an unknown type, whatever its signature', async () => {
    const delivery = await aDelivery();
    const empty = { ...delivery, raw: Buffer.alloc(0) };
    const unknown = { ...delivery, contentType: 'text/plain' };

    expect(await readPaymentEvent(empty, KEYS)).toEqual({ ok: false, rejection: 'empty' });
    expect(await readPaymentEvent(unknown, KEYS)).toEqual({
      ok: false,
      rejection: 'unsupported_type',
    });
  });
});

describe('the status', () => {
  it.each([
    ['success', 'paid'],
    ['Success', 'paid'],
    ['SUCCESS', 'paid'],
    ['order_canceled', 'cancelled'],
    ['Order_Canceled', 'cancelled'],
    ['order_denied', 'denied'],
    ['refund', 'refunded'],
    ['refunded', 'refunded'],
    ['order_refunded', 'refunded'],
  ])('%s means %s', async (word, status) => {
    expect(await paymentEventOf({ payment_status: word })).toMatchObject({
      status,
      statusText: word,
    });
  });

  it.each([
    'success ',
    ' success',
    'неуспешно',
    'успешно',
    'paid',
    'order_cancelled',
    '1',
    '',
    'ſuccess',
  ])('%j is unknown', async (word) => {
    expect(await paymentEventOf({ payment_status: word })).toMatchObject({ status: 'unknown' });
  });

  it('that is missing, as in an event of a subscription, is unknown', async () => {
    const event = { payment_status: null, order_id: '0' };

    expect(await paymentEventOf(event)).toMatchObject({ status: 'unknown', statusText: '' });
  });
});

describe('the event by which the cabinet tries the address', () => {
  const TEST = { order_num: 'test', order_id: '1', sum: '1000.00', currency: null };

  it.each([
    ['as it is', { sys: 'test' }],
    ['without its system', {}],
    ['without an id', { order_id: null }],
    ['with the highest id that no payment has', { order_id: '9999', sys: 'test' }],
    ['in whatever status', { payment_status: 'order_canceled' }],
    ['of a page that takes test money', { demo_mode: '1' }],
    ['in capitals and with spaces', { order_num: ' TEST ' }],
    ['in Russian', { order_num: 'Тест' }],
  ])('%s is told apart', async (_, changes) => {
    expect(await paymentEventOf({ ...TEST, ...changes })).toMatchObject({ status: 'test' });
  });

  it('has a key of its own', async () => {
    const { key } = await paymentEventOf(TEST);
    expect(key).not.toBe((await paymentEventOf({ order_id: '1' })).key);
  });

  it.each([
    ['money for that number', { order_id: '48151623' }],
    ['money for it through the system of tests', { order_id: '48151623', sys: 'test' }],
    ['money with the lowest id', { order_id: '10000', sys: 'test' }],
    ['money for that number in capitals', { order_num: 'TEST', order_id: '48151623' }],
    ['one of a number that only begins so', { order_num: 'test1', sys: 'test' }],
    ['one whose id is no number', { order_id: '0x1', sys: 'test' }],
    ['one whose id is below zero', { order_id: '-1', sys: 'test' }],
    ['money through that system', { order_num: '1234567897', sys: 'test' }],
    ['an id that is an array', { order_num: ['test'] }],
    ['a payment whose id is an array', { order_id: ['48151623'] }],
    ['one from the system of tests whose id is an array', { order_id: ['1'], sys: 'test' }],
  ])('is not %s', async (_, changes) => {
    expect((await paymentEventOf({ ...TEST, ...changes })).status).not.toBe('test');
  });
});

describe('what Prodamus signs for another purpose is no payment event', () => {
  const refusalOf = async (fields: Fields) => {
    const body = asForm(pairsOf(fields));
    return readPaymentEvent(await signed(body), KEYS);
  };

  it.each([
    { _payform_status: 'success', _payform_id: '1', _payform_order_id: '1234567897' },
    { _payform_status: 'success' },
    { do: 'link', order_id: '1234567897', products: [{ name: 'Карта', price: '990.00' }] },
    { order_id: '48151623', sys: 'test' },
  ])('%j', async (fields) => {
    expect(await refusalOf(fields)).toEqual({ ok: false, rejection: 'no_payment_event' });
  });

  it.each([
    { order_num: '1234567897' },
    { sum: '990.00', _payform_status: 'success' },
    { payment_status: 'success' },
  ])('but a single field of one makes it one: %j', async (fields) => {
    expect(await refusalOf(fields)).toHaveProperty('ok', true);
  });
});

describe('test money is recognised by', () => {
  it.each([
    ['the demo key of the page', {}, `${PAGE_KEY}demo`],
    ['the demo key of the service', {}, 'service-keydemo'],
    ['demo_mode', { demo_mode: '1' }, PAGE_KEY],
    ['is_test', { is_test: '1' }, PAGE_KEY],
  ])('%s', async (_, changes, key) => {
    expect(await paymentEventOf(changes, key)).toMatchObject({ demo: true });
  });

  it('demo_mode and is_test as numbers in JSON', async () => {
    for (const mark of [{ demo_mode: 1 }, { is_test: 1 }, { demo_mode: true }]) {
      const read = await readPaymentEvent(
        await signed(asJson({ ...PAYMENT_EVENT, ...mark })),
        KEYS,
      );
      expect(read).toMatchObject({ ok: true, paymentEvent: { demo: true } });
    }
  });

  it.each([
    { demo_mode: ['1'] },
    { is_test: { a: '1' } },
    { demo_mode: '2' },
    { demo_mode: 'true' },
    { demo_mode: ' 1' },
  ])(
    'a mark in any other spelling too, because buyers can put it into links: %j',
    async (changes) => {
      expect(await paymentEventOf(changes)).toMatchObject({ demo: true });
    },
  );

  it.each([{ demo_mode: '0' }, { demo_mode: '' }, { is_test: '0' }, {}])(
    'nothing in %j',
    async (changes) => {
      expect(await paymentEventOf(changes)).toMatchObject({ demo: false });
    },
  );

  it('the service key alone does not make it one', async () => {
    expect(await paymentEventOf({}, 'service-key')).toMatchObject({ demo: false, status: 'paid' });
  });
});

describe('a field that is an array where text is due can never fit an order', () => {
  it.each([
    [{ order_num: ['1234567897'] }, { orderNumber: '' }],
    [{ sum: ['990.00'] }, { amount: null }],
    [{ sum: { a: '990.00' } }, { amount: null }],
    [{ payment_status: ['success'] }, { status: 'unknown' }],
    [{ order_id: ['48151623'] }, { status: 'unknown' }],
  ])('%j', async (changes, read) => {
    expect(await paymentEventOf(changes)).toMatchObject(read);
  });

  it('a currency that is an array is not an absent one', async () => {
    const { currency } = await paymentEventOf({ currency: ['rub'] });

    expect(['', 'rub']).not.toContain(currency.toLowerCase());
  });
});

it.each([
  ['990', 99_000],
  ['990.0', 99_000],
  ['990,00', null],
  ['', null],
])('the sum %j is kept as written and read as %j', async (sum, amount) => {
  expect(await paymentEventOf({ sum })).toMatchObject({ amountText: sum, amount });
});

describe('the key of the effect', () => {
  const keyOf = async (changes: Fields, key = PAGE_KEY) => (await paymentEventOf(changes, key)).key;

  it('is the payment and its status, in either case of letters', async () => {
    expect(await keyOf({})).toBe(await keyOf({ attempt: '4', payment_status: 'SUCCESS' }));
    expect(await keyOf({})).not.toBe(await keyOf({ payment_status: 'order_canceled' }));
    expect(await keyOf({})).not.toBe(await keyOf({ order_id: '48151624' }));
  });

  it('has our number too where the payment has no id', async () => {
    const one = await keyOf({ order_id: '0' });

    expect(await keyOf({ order_id: null })).toBe(one);
    expect(await keyOf({ order_id: '0', order_num: '2234567896' })).not.toBe(one);
  });

  it('of test money is its own, so it never hides a live payment with the same id', async () => {
    const live = await keyOf({});

    expect(await keyOf({ demo_mode: '1' })).not.toBe(live);
    expect(await keyOf({}, `${PAGE_KEY}demo`)).not.toBe(live);
  });
});

describe('the fingerprint of the content', () => {
  const printOf = async (changes: Fields) => (await paymentEventOf(changes)).fingerprint;

  it('does not know the number of the attempt', async () => {
    expect(await printOf({ attempt: '7' })).toBe(await printOf({}));
    expect(await printOf({ attempt: null })).toBe(await printOf({}));
  });

  it.each([
    { sum: '1.00' },
    { customer_extra: 'x' },
    { products: [{ name: 'x' }] },
    { date: null },
    { extra: '' },
  ])('knows everything else: %j', async (changes) => {
    expect(await printOf(changes)).not.toBe(await printOf({}));
  });
});

async function wordsOf(raw: Buffer): Promise<string> {
  const parsed = await parseBody(raw, FORM);
  return parsed.ok ? canonicalText(parsed.fields) : parsed.problem;
}
