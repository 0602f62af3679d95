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
