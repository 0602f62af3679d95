import type { Audience } from '../chakras/audience';
import type { BirthDate } from '../chakras/birth-date';
import type { Reading } from '../chakras/reading';
import type { OrderNumber } from '../orders/number';

/** What is made of a bought reading and kept: the PDF and the pictures to share. */
export type DocumentKind =
  | 'reading_pdf'
  | 'share_picture'
  | 'share_picture_with_table'
  | 'share_preview'
  | 'share_preview_with_table';

/** A document's bytes with the edition of the layout that made them; `madeAt` is a UTC instant. */
export type Document = { version: string; bytes: Buffer; madeAt: Date };

/** Everything a document is made from. `site` is the shop's host, `paidAt` dates the PDF. */
export type DocumentOrder = {
  kind: DocumentKind;
  reading: Reading;
  birthDate: BirthDate;
  name: string | null;
  audience: Audience;
  paidAt: Date;
  site: string;
};

/** The name under which the PDF of an order is saved; nothing in it tells of the buyer. */
export function pdfName(number: OrderNumber): string {
  return `chakra-${number}.pdf`;
}

/** Makes a document, off the thread that answers requests. Rejects with an `Error`. */
export type DocumentMaker = { make(order: DocumentOrder): Promise<Buffer> };

/** The edition of the layouts; raise it when they change. What is kept stays as it was made. */
export const LAYOUT_VERSION = 1;

/** The sizes of the pictures to share, in pixels: one to post, one for a link's preview. */
export const PICTURE_SIZE = { width: 1080, height: 1350 } as const;
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const;
