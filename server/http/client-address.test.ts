import { isIPv6 } from 'node:net';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clientAddress, limitKey, trustedProxies } from './client-address';

const nobody = trustedProxies([]);
const nginx = trustedProxies(['10.0.0.0/8', '::1', '192.168.7.7']);

describe('the address of a request', () => {
  it('is the socket’s when no proxy is trusted, whatever the client writes', () => {
    expect(clientAddress('203.0.113.5', '198.51.100.1', nobody)).toBe('203.0.113.5');
    expect(clientAddress('10.0.0.1', '198.51.100.1', nobody)).toBe('10.0.0.1');
  });

  it('is the socket’s when the request has not come through the proxy', () => {
    expect(clientAddress('203.0.113.5', '198.51.100.1', nginx)).toBe('203.0.113.5');
  });

  it('is the one that a trusted proxy tells', () => {
    expect(clientAddress('10.0.0.1', '198.51.100.1', nginx)).toBe('198.51.100.1');
    expect(clientAddress('::1', ' 2001:db8::1 ', nginx)).toBe('2001:db8::1');
  });

  it('is the last that is no proxy: what the client wrote before it is not trusted', () => {
    const spoofed = '8.8.8.8, 1.1.1.1, 198.51.100.1, 10.1.1.1, 192.168.7.7';

    expect(clientAddress('10.0.0.1', spoofed, nginx)).toBe('198.51.100.1');
  });

  it('is the proxy’s own when it tells none', () => {
    expect(clientAddress('10.0.0.1', undefined, nginx)).toBe('10.0.0.1');
    expect(clientAddress('10.0.0.1', '', nginx)).toBe('10.0.0.1');
  });

  it.each(['unknown', '198.51.100.1:4711', '[2001:db8::1]', 'evil', '<script>', '256.1.1.1'])(
    'is never what a client wrote before a hop that does not read: %s',
    (hop) => {
      expect(clientAddress('10.0.0.1', `8.8.8.8, ${hop}`, nginx)).toBe('10.0.0.1');
    },
  );

  it.each(['8.8.8.8, ', '8.8.8.8, ,10.1.1.1', '8.8.8.8,,'])(
    'is never what a client wrote before an empty hop: %s',
    (told) => {
      expect(clientAddress('10.0.0.1', told, nginx)).not.toBe('8.8.8.8');
    },
  );

  it.each(['fe80::1%br-1a2b', 'fe80::1%eth0.100', 'fe80::1%eth0'])(
    'has no zone, in the socket or in what a proxy tells: %s',
    (address) => {
      expect(clientAddress(address, undefined, nobody)).toBe('fe80::1');
      expect(clientAddress('10.0.0.1', `9.9.9.9, ${address}`, nginx)).toBe('fe80::1');
      expect(limitKey(address)).toBe('fe80:0:0:0::/64');
    },
  );

  it('is the first of all when every address of its family is a trusted proxy', () => {
    const everybody = trustedProxies(['0.0.0.0/0']);

    expect(clientAddress('203.0.113.5', '2001:db8::1, 198.51.100.1', everybody)).toBe(
      '2001:db8::1',
    );
    expect(clientAddress('2001:db8::1', '198.51.100.1', everybody)).toBe('2001:db8::1');
  });

  it('in IPv6 clothes is told as IPv4', () => {
    expect(clientAddress('::ffff:203.0.113.5', undefined, nobody)).toBe('203.0.113.5');
    expect(clientAddress('::ffff:10.0.0.1', '::FFFF:198.51.100.1', nginx)).toBe('198.51.100.1');
  });

  it('is empty when the socket has closed already', () => {
    expect(clientAddress('', '198.51.100.1', nginx)).toBe('');
  });
});

describe('limits count', () => {
  it('an IPv4 address by itself', () => {
    expect(limitKey('203.0.113.5')).toBe('203.0.113.5');
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:db8:1:2::', '2001:db8:1:2::/64'],
    ['2001:0DB8:0001:0002::9', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['1:2::5:6:7:192.0.2.1', '1:2:0:5::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('the IPv6 address %s by its network %s', (address, network) => {
    expect(limitKey(address)).toBe(network);
  });

  it('any two addresses together exactly when their first 64 bits are the same', () => {
    const group = fc.integer({ min: 0, max: 0xffff });
    const groups = fc.tuple(...Array.from({ length: 8 }, () => fc.oneof(fc.constant(0), group)));
    const neighbour = fc.tuple(groups, groups, fc.boolean()).map(([one, other, near]) => ({
      one,
      other: near ? [...one.slice(0, 4), ...other.slice(4)] : other,
    }));

    fc.assert(
      fc.property(neighbour, ({ one, other }) => {
        const same = one.slice(0, 4).join() === other.slice(0, 4).join();
        const spellings = other.length === 8 ? spellingsOf(other) : [];
        for (const spelling of spellings) {
          expect(isIPv6(spelling)).toBe(true);
          expect(limitKey(spelling) === limitKey(hex(one).join(':'))).toBe(same);
        }
      }),
    );
  });

  it('what is no address as it is', () => {
    expect(limitKey('')).toBe('');
  });
});

function hex(groups: readonly number[]): string[] {
  return groups.map((group) => group.toString(16));
}

/** The ways to write an IPv6 address: full, padded, upper case, and with `::` for each zero run. */
function spellingsOf(groups: readonly number[]): string[] {
  const plain = hex(groups);
  const padded = plain.map((group) => group.padStart(4, '0').toUpperCase());
  const dotted = groups.slice(6).flatMap((group) => [group >> 8, group & 255]);
  const short = groups.flatMap((group, at) => (group === 0 ? [shortened(plain, at)] : []));
  return [
    plain.join(':'),
    padded.join(':'),
    `${plain.slice(0, 6).join(':')}:${dotted.join('.')}`,
    ...short,
  ];
}

function shortened(groups: readonly string[], at: number): string {
  return `${groups.slice(0, at).join(':')}::${groups.slice(at + 1).join(':')}`;
}
