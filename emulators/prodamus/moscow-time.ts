const OFFSET_MS = 3 * 60 * 60 * 1000;

/** The instant as payment events spell it: `2024-05-02T00:46:06+03:00`. */
export function moscowStamp(instant: Date): string {
  return `${new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 19)}+03:00`;
}

/**
 * Reads `link_expired`, `дд.мм.гггг чч:мм` or `гггг-мм-дд чч:мм` of Moscow time; null when it is
 * neither or names a day or hour that does not exist.
 */
export function parseMoscowTime(text: string): Date | null {
  const dotted = /^(\d\d)\.(\d\d)\.(\d{4}) (\d\d:\d\d)$/.exec(text);
  const iso = dotted ? `${dotted[3]}-${dotted[2]}-${dotted[1]} ${dotted[4]}` : text;
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d$/.test(iso)) return null;
  const instant = new Date(`${iso.replace(' ', 'T')}:00+03:00`);
  if (Number.isNaN(instant.getTime())) return null;
  return moscowStamp(instant).startsWith(iso.replace(' ', 'T')) ? instant : null;
}
