/** The text with spaces at which a line may break: where it is too short, that is between parts. */
export function withBreakingSpaces(text: string): string {
  return text.replaceAll('\u00a0', ' ');
}
