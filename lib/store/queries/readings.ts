import type { BirthDate } from '@/lib/chakras/birth-date';
import type { Reading } from '@/lib/chakras/reading';

/** The queries about readings and what was made of them. */
export type ReadingQueries = {
  ofOrder(orderId: string): Promise<Reading | null>;
  /** The first reading of an order stays, whatever comes later. */
  insert(orderId: string, reading: Reading, madeAt: Date): Promise<void>;
  /** Puts another reading in the place of the one there is. */
  replace(orderId: string, reading: Reading, madeAt: Date): Promise<void>;
  /** Keeps the reading there is among the former ones, with the birth date it was made of. */
  archive(orderId: string, birthDate: BirthDate, at: Date): Promise<void>;
  /** Whether nobody has opened the reading of an order; false where there is none. */
  isUnseen(orderId: string): Promise<boolean>;
  /** Keeps that it was opened; one that was before stays as it is. */
  setSeen(orderId: string, at: Date): Promise<void>;
  /** Forgets the documents and ends the share link that were made of a reading. */
  withdraw(orderId: string, at: Date): Promise<void>;
};
