/** The documents of the shop that buyers agree to. */
export const LEGAL_DOCUMENTS = ['offer', 'privacy', 'consent'] as const;

export type LegalDocument = (typeof LEGAL_DOCUMENTS)[number];

/** Markdown of each document; null = the product's own text. */
export type LegalTexts = Record<LegalDocument, string | null>;

/** One edition of all documents together: what `consent.version` of an order names. */
export type LegalEdition = LegalTexts & {
  /** The Moscow day it was made on, with `.2`, `.3` … for further ones of that day. */
  version: string;
  /** Null of an edition that comes with the product. */
  madeAt: Date | null;
  /** Which of the product's own texts stand where a text is null: the version of an own edition. */
  ownVersion: string;
};

/**
 * The editions that come with the product, the newest first; it holds until the seller publishes
 * one. A text that buyers have agreed to never changes: other words are a new edition here, and the
 * text still says the old ones for the old.
 */
export const OWN_EDITIONS: readonly [LegalEdition, ...LegalEdition[]] = [
  ownEdition('2026-11-30'),
  ownEdition('2026-11-24'),
];

function ownEdition(version: string): LegalEdition {
  return { version, ownVersion: version, madeAt: null, offer: null, privacy: null, consent: null };
}

/** The name of a new edition of that day, when those in `known` are taken. */
export function nextVersion(day: string, known: readonly string[]): string {
  const taken = new Set([...known, ...OWN_EDITIONS.map((own) => own.version)]);
  for (let count = 1; ; count += 1) {
    const version = count === 1 ? day : `${day}.${count}`;
    if (!taken.has(version)) return version;
  }
}
