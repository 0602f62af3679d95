import type { LegalEdition } from '@/lib/orders/shop/legal-edition';

/** The queries about the editions of the documents that the seller made; none is ever changed. */
export type LegalEditionQueries = {
  /** Newest first. */
  all(): Promise<LegalEdition[]>;
  insert(edition: LegalEdition & { madeAt: Date }): Promise<void>;
};
