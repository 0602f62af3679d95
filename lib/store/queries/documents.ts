import type { Document, DocumentKind } from '@/lib/documents/document';

/** The queries about what was made of readings. */
export type DocumentQueries = {
  find(orderId: string, kind: DocumentKind): Promise<Document | null>;
  /** One of the same kind that is there already stays. */
  insert(orderId: string, kind: DocumentKind, document: Document): Promise<void>;
};
