import { isIP } from 'node:net';
import ipaddr, { type IPv6 } from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

export type TrustedProxies = { includes(address: string): boolean };

/** Reads the addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is trusted. */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  // The library knows no network of all addresses (`0.0.0.0/0`).
  const families = entries
    .filter((entry) => entry.endsWith('/0'))
    .map((entry) => isIP(entry.slice(0, -2)));
  const isListed = proxyaddr.compile(entries.filter((entry) => !entry.endsWith('/0')));
  return {
    includes: (told) => {
      const address = plainAddress(told);
      const family = isIP(address);
      // The library would also read half of an address (`127.1`).
      return family !== 0 && (families.includes(family) || isListed(address, 0));
    },
  };
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
  // The library skips an empty hop, and what lies before it would count.
  const told = (forwardedFor ?? '').split(',').map((hop) => hop.trim());
  const headers = { 'x-forwarded-for': told.slice(told.lastIndexOf('') + 1).join(',') };
  const request = { headers, socket: { remoteAddress: socketAddress } };
  const hops = proxyaddr.all(request as never, (address) => proxies.includes(address));
  // The library stops at a hop that is no address, but gives it out.
  const address = hops.findLast((hop) => isIP(hop)) ?? '';
  return plainAddress(address);
}

/**
 * An address as it is written shortest, without a zone (`%eth0`), IPv4 mapped into IPv6 as IPv4;
 * what is none as it is.
 */
export function plainAddress(address: string): string {
  return isIP(address) ? ipaddr.process(address.replace(/%.*$/, '')).toString() : address;
}

/** What limits count by: an IPv4 address, or the /64 network of an IPv6 one. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = (ipaddr.parse(address.replace(/%.*$/, '')) as IPv6).parts
    .slice(0, 4)
    .map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}
