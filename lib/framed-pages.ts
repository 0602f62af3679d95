const FRAMED = /^\/(?:$|(?:order|reading|another|telegram)(?:\/|$)|(?:find|sample)$)/;

/** Whether Telegram's web client may show a path in its frame; everything else is framed by nobody. */
export function mayBeFramed(path: string): boolean {
  return FRAMED.test(path);
}
