/**
 * Text that others wrote, as it may stand in a terminal or in a message to the seller: without
 * signs that command a terminal, turn the direction of writing or cannot be seen. Each becomes �.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/gu,
    '\uFFFD',
  );
}
