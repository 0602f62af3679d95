import { dateInWords } from '@/lib/chakras/texts/dates';

/** The name of an edition for people: its day, and which of that day it is when there are several. */
export function editionInWords(version: string): string {
  const [day = '', count] = version.split('.');
  return count ? `${dateInWords(day)} (${count}-я за день)` : dateInWords(day);
}
