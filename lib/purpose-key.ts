import { hkdfSync } from 'node:crypto';

/** A key of 32 bytes for one purpose, drawn from the application's secret (HKDF, RFC 5869). */
export function purposeKey(appSecret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', appSecret, '', `chakra-checkout/${purpose}`, 32));
}
