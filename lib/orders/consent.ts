/** The version of the offer, the privacy policy and the consent text that a buyer agrees to. */
export const CONSENT_VERSION = '2026-11-24';
