import { isIP } from 'node:net';
import ipaddr, { type IPv6 } from 'ipaddr.js';
import proxyaddr from 'proxy-addr';

export type TrustedProxies = { includes(address: string): boolean };

/** Reads the addresses and networks (`10.0.0.0/8`) whose `X-Forwarded-For` is trusted. */
export function trustedProxies(entries: readonly string[]): TrustedProxies {
  const isTrusted = proxyaddr.compile([...entries]);
  // The library would also read half of an address (`127.1`).
  return { includes: (address) => isIP(address) !== 0 && isTrusted(address, 0) };
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
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor };
  const request = { headers, socket: { remoteAddress: socketAddress } };
  const hops = proxyaddr.all(request as never, (address) => proxies.includes(address));
  // The library stops at a hop that is no address, but gives it out.
  const address = hops.findLast((hop) => isIP(hop)) ?? '';
  return plainAddress(address);
}

/** An address as it is written shortest, IPv4 mapped into IPv6 as IPv4; what is none as it is. */
export function plainAddress(address: string): string {
  return isIP(address) ? ipaddr.process(address).toString() : address;
}

/** What limits count by: an IPv4 address, or the /64 network of an IPv6 one. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address;
  const groups = (ipaddr.parse(address) as IPv6).parts
    .slice(0, 4)
    .map((group) => group.toString(16));
  return `${groups.join(':')}::/64`;
}
