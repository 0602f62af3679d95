/** Who signed: the page itself, or Prodamus while the page's live mode is off. */
export type Signer = 'live' | 'demo';

/**
 * The keys a payment event may be signed with: the page key, the optional service key that comes
 * with `sys`, and either of them with `demo` appended, which Prodamus uses while it has switched
 * live payments off (documentation, "Signature": such a payment event must not pass as a payment).
 * A key that was given with that ending is such a key itself.
 */
export function signingKeys(
  pageKey: string,
  serviceKey: string | null,
): { name: Signer; key: string }[] {
  const keys = serviceKey ? [pageKey, serviceKey] : [pageKey];
  return keys.flatMap((key) => [
    { name: endsAsDemo(key) ? 'demo' : 'live', key },
    { name: 'demo', key: `${key}demo` },
  ]);
}

/** Whether a key has the `demo` of the demo mode at its end: not the page's own, as it is shown. */
export function endsAsDemo(key: string): boolean {
  return key.endsWith('demo');
}

/** The key that demo.payform.ru publishes: anybody can sign with it. */
export const PUBLIC_DEMO_KEY = '2y2aw4oknnke80bp1a8fniwuuq7tdkwmmuq7vwi4nzbr8z1182ftbn6p8mhw3bhz';

/** A key that is known and is not the seller's: what was signed with it tells what to correct. */
export type WrongKey = 'public_demo_key' | 'empty_key';

/** The wrong keys that a delivery is tried with, only to name the cause. */
export const KNOWN_WRONG_KEYS: readonly { name: WrongKey; key: string }[] = [
  { name: 'public_demo_key', key: PUBLIC_DEMO_KEY },
  { name: 'public_demo_key', key: `${PUBLIC_DEMO_KEY}demo` },
  { name: 'empty_key', key: '' },
];
