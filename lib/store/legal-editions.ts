import type { AuditEntry } from '@/lib/audit';
import type { LegalEdition, LegalTexts } from '@/lib/orders/shop/legal-edition';

export type LegalEditions = {
  /** The editions that the seller made, newest first. */
  legalEditions(): Promise<LegalEdition[]>;
  /** Makes the next edition of that Moscow day (YYYY-MM-DD); returns it. */
  publishEdition(texts: LegalTexts, day: string, entry: AuditEntry): Promise<LegalEdition>;
};
