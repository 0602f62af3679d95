import type { BirthDate } from './birth-date';
import { type ChakraMap, calculateChakras } from './calculate';

/** What a buyer has paid for: the numbers with the method and version they were made by. */
export type Reading = { method: string; version: number } & ChakraMap;

export const READING_METHOD = 'Матрица судьбы (22 аркана)';
export const READING_VERSION = 2;

/** Makes the reading that is saved with a paid order and then never changes silently. */
export function makeReading(birthDate: BirthDate): Reading {
  return { method: READING_METHOD, version: READING_VERSION, ...calculateChakras(birthDate) };
}
