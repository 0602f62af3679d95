/** Signs that take no room, or turn the text round: they come along with a paste, unseen. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu;
const GAPS = /[\p{Cc}\p{Z}]+/gu;

/**
 * A typed or pasted text as the eye reads it: one line, without invisible signs (zero-width, byte
 * order, text direction), every gap one space, none at the ends.
 */
export function cleanLine(text: string): string {
  return text.replace(INVISIBLE, '').replace(GAPS, ' ').trim();
}
