import { BlockList, isIP } from 'node:net';

export type TrustedProxies = { includes(address: string): boolean };

/** Reads the addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is trusted. */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const blocks = new BlockList();
  for (const entry of entries) {
    const [address = '', prefix] = entry.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    if (prefix === undefined) blocks.addAddress(address, family);
    else blocks.addSubnet(address, Number(prefix), family);
  }
  return { includes: (address) => blocks.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4') };
}

/**
 * The address a request comes from: the socket's, or, when that is a trusted proxy, the last
 * address in `X-Forwarded-For` that is not one. Nothing before a hop that is no address counts:
 * it may be the client's own word. IPv4 mapped into IPv6 is told as IPv4.
 */
export function clientAddress(
  socketAddress: string,
  forwardedFor: string | undefined,
  proxies: TrustedProxies,
): string {
  const hops = (forwardedFor ?? '').split(',').map(plain);
  let address = plain(socketAddress);
  while (proxies.includes(address)) {
    const before = hops.pop() ?? '';
    if (!isIP(before)) break;
    address = before;
  }
  return address;
}

/** What limits count by: an IPv4 address, or the /64 network of an IPv6 one. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const inHex = address.replace(/(?:[0-9]+\.){3}[0-9]+$/, '0:0');
  const [head = '', tail = ''] = inHex.split('::');
  const groupsOf = (half: string) => half.split(':').filter(Boolean);
  const left = groupsOf(head);
  const right = groupsOf(tail);
  const zeros = Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0');
  const groups = [...left, ...zeros, ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}

function plain(address: string): string {
  return address.trim().replace(/^::ffff:(?=[0-9.]+$)/i, '');
}
