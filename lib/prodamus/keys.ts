/** Who signed: the page itself, or Prodamus while the page's live mode is off. */
export type Signer = 'live' | 'demo';

/**
 * The keys a notice may be signed with: the page key, the optional service key that comes with
 * `sys`, and either of them with `demo` appended, which Prodamus uses while it has switched live
 * payments off (documentation, "Signature": such a notice must not pass as a payment).
 */
export function signingKeys(
  pageKey: string,
  serviceKey: string | null,
): { name: Signer; key: string }[] {
  const keys = serviceKey ? [pageKey, serviceKey] : [pageKey];
  return keys.flatMap((key) => [
    { name: 'live' as const, key },
    { name: 'demo' as const, key: `${key}demo` },
  ]);
}

/** The key that demo.payform.ru publishes: anybody can sign with it. */
export const PUBLIC_DEMO_KEY = '2y2aw4oknnke80bp1a8fniwuuq7tdkwmmuq7vwi4nzbr8z1182ftbn6p8mhw3bhz';

/** A key that is known and is not the seller's: what was signed with it tells what to mend. */
export type WrongKey = 'public_demo_key' | 'demo_key_set' | 'empty_key';

/**
 * The wrong keys that a delivery is tried with, only to name the cause: the public one, the page's
 * own when the one in the settings has the `demo` of its demo mode at the end, and none at all.
 */
export function knownWrongKeys(
  pageKey: string,
  serviceKey: string | null,
): { name: WrongKey; key: string }[] {
  const ownKeys = serviceKey ? [pageKey, serviceKey] : [pageKey];
  const withoutDemo = ownKeys.filter((key) => /.demo$/.test(key)).map((key) => key.slice(0, -4));
  return [
    { name: 'public_demo_key', key: PUBLIC_DEMO_KEY },
    { name: 'public_demo_key', key: `${PUBLIC_DEMO_KEY}demo` },
    ...withoutDemo.map((key) => ({ name: 'demo_key_set' as const, key })),
    { name: 'empty_key', key: '' },
  ];
}
