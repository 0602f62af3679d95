import { isLoopback } from '@/lib/loopback';
import type { Emulator } from '../emulator';

/** Whether an address is https, or plain http on this machine where the emulator allows that. */
export function isSecureUrl({ options }: Emulator, address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  if (protocol === 'https:') return true;
  return protocol === 'http:' && options.allowLoopback && isLoopback(hostname);
}

/** Whether a link button takes the address: the web, Telegram's own links, and no bare words. */
export function isButtonUrl(address: string): boolean {
  if (/^tg:\/\/[a-z]+/.test(address)) return true;
  if (!URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return /^https?:$/.test(protocol) && (hostname.includes('.') || isLoopback(hostname));
}
