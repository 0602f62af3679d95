import fc from 'fast-check';
import addressparser from 'nodemailer/lib/addressparser';
import { expect, it } from 'vitest';
import { readEmail } from './email-address';

it.each([
  ['anna@example.ru', 'anna@example.ru'],
  [' Anna@Example.RU\n', 'Anna@example.ru'],
  ['\ufeffanna\u200b@mail.ru\u2069', 'anna@mail.ru'],
  ['\u00a0anna@mail.ru\u00a0', 'anna@mail.ru'],
  ['anna@ma\u00adil.ru', 'anna@mail.ru'],
  ["o'brien+tag@example.ru", "o'brien+tag@example.ru"],
  ['anna_svet-1.b@sub.example.co.uk', 'anna_svet-1.b@sub.example.co.uk'],
  ['anna@почта.рф', 'anna@xn--80a1acny.xn--p1ai'],
  ['anna@ПОЧТА.РФ', 'anna@xn--80a1acny.xn--p1ai'],
  ['anna@xn--80a1acny.xn--p1ai', 'anna@xn--80a1acny.xn--p1ai'],
  ['anna@bücher.de', 'anna@xn--bcher-kva.de'],
  ['anna@россия.com', 'anna@xn--h1alffa9f.com'],
  ['anna@shop.example', 'anna@shop.example'],
  ['anna@gmail.co', 'anna@gmail.co'],
  ['a=b?c?=@mail.ru', 'a=b?c?=@mail.ru'],
])('%j is the address %s', (text, address) => {
  expect(readEmail(text)).toEqual({ ok: true, address });
});

it.each([
  '',
  '@',
  'anna',
  'anna@',
  '@mail.ru',
  'a@b',
  'a@-',
  '.@.',
  'anna@mail',
  'a@b@c.ru',
  // Signs by which a line of addresses is taken apart.
  'anna,svet@example.ru',
  'anna;olga@mail.ru',
  'anna(x)@mail.ru',
  'anna@mail.ru(x)',
  'anna@mail,ru',
  'a@b,ru',
  'ivan@mail.ru,com',
  'anna@mail.ru,olga@mail.ru',
  'anna@mail;ru',
  '"anna"@mail.ru',
  '"a@b.ru"@mail.ru',
  'anna:olga@mail.ru',
  'group:anna@mail.ru;',
  '<anna@mail.ru>',
  'Anna <anna@mail.ru>',
  'anna svet@mail.ru',
  'anna@ mail.ru',
  'anna\\@mail.ru',
  'anna[x]@mail.ru',
  'anna%olga@mail.ru',
  'olga!anna@mail.ru',
  'anna\u00a0svet@mail.ru',
  'anna\nsvet@mail.ru',
  'anna@mail.ru\r\nBcc: all@mail.ru',
  'mailto:anna@mail.ru',
  'anna@mail.ru?bcc=olga@mail.ru',
  'anna@@mail.ru',
  // Encoded words (RFC 2047), which a mail program shows and answers as another address.
  '=?utf-8?q?x?=@mail.ru',
  'a=?utf-8?b?eA==?=@mail.ru',
  '=?utf-8?Q?x?=.b@mail.ru',
  '=?us-ascii*en?q?a=40b?=@mail.ru',
  'a.=?x@mail.ru',
  // Dots and hyphens where none can be.
  'anna@mail..ru',
  'anna@mail.ru.',
  'anna@.mail.ru',
  'anna@mail.1',
  'anna..b@mail.ru',
  '.anna@mail.ru',
  'anna.@mail.ru',
  'anna@-mail.ru',
  'anna@mail-.ru',
  'anna@mail_x.ru',
  'anna@mail.-ru',
  // What the URL standard would turn into a name.
  'anna@mail%2eru',
  'anna@mail.ru:25',
  'anna@mail.ru/x',
  'anna@[127.0.0.1]',
  'anna@xn--a.ru',
  `${'a'.repeat(65)}@mail.ru`,
  `a@${'b'.repeat(64)}.ru`,
  `a@${'b.'.repeat(126)}ru`,
])('%j is no address', (text) => {
  expect(readEmail(text)).toEqual({ ok: false, problem: 'malformed' });
});

it.each([
  'anna@gmail.con',
  'anna@mail.ry',
  'anna@yandex.tu',
  'anna@yandex.r',
  'anna@ya.ri',
  'anna@mail.ru1',
  'anna@127.0.0.1',
  'anna@mail.ру',
  'anna@mail.localhost',
])('%j is in a zone that does not exist', (text) => {
  expect(readEmail(text)).toEqual({ ok: false, problem: 'unknown_zone' });
});

it.each([
  'anna@m\u0430il.ru',
  'anna@xn--mil-6cd.ru',
  'anna@gma\u0456l.com',
  'anna@gma\u0131l.com',
  'anna@\u0443\u0430.ru',
  'anna@\u0430\u0441\u0435.com',
  'anna@почта.ru',
  'anna@рочтаx.рф',
  'анна@mail.ru',
  '\u0430nna@mail.ru',
  'anná@mail.ru',
  'анна@почта.рф',
])('%j has letters of another alphabet', (text) => {
  expect(readEmail(text)).toEqual({ ok: false, problem: 'foreign_letters' });
});

it('whatever is read as an address, a mailer that parses it finds exactly this one', () => {
  const signs = fc.constantFrom(...'aZ9йé .,;:@<>()[]"\'\\+-_=?!%&|\u200b\u00a0\r\n'.split(''));
  const part = fc.string({ unit: fc.oneof(signs, fc.string({ unit: 'binary', maxLength: 1 })) });
  const text = fc.oneof(
    part,
    fc.tuple(part, part).map((both) => `${both.join('@')}.ru`),
    part.map((local) => `${local}@mail.ru`),
  );

  fc.assert(
    fc.property(text, (typed) => {
      const read = readEmail(typed);
      if (!read.ok) return;
      expect(addressparser(read.address)).toEqual([{ address: read.address, name: '' }]);
      expect(readEmail(read.address)).toEqual(read);
      expect(read.address).not.toContain('=?');
    }),
    { numRuns: 2_000 },
  );
});
