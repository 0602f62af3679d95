import type { IncomingMessage } from 'node:http';

/** Each piece costs the same, however little is in it: networks and proxies send hundreds of bytes. */
const MIN_AVERAGE_PIECE = 64;
const MAX_SMALL_PIECES = 100;

/**
 * Ends a request whose body comes in crumbs, no matter who was going to read it. Node reads 64 KB
 * ahead even where nobody does, and keeps every piece by itself: of a byte each, they take 14 MB.
 */
export function cutOffCrumbs(request: IncomingMessage, onCut: () => void): void {
  const push = request.push.bind(request);
  let pieces = 0;
  let size = 0;
  request.push = (piece: Buffer | null) => {
    if (piece === null) return push(null);
    // Others of the same packet come still.
    if (request.destroyed) return false;
    pieces += 1;
    size += piece.length;
    if (pieces <= MAX_SMALL_PIECES + size / MIN_AVERAGE_PIECE) return push(piece);
    onCut();
    request.destroy();
    return false;
  };
}
