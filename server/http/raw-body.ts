/** Whether the body is larger than `limit` by what its request says: known before it is read. */
export function saysItIsLarger(request: Request, limit: number): boolean {
  return Number(request.headers.get('content-length') ?? 0) > limit;
}

/** Each piece costs the same, however little is in it: networks and proxies send hundreds of bytes. */
const MIN_AVERAGE_PIECE = 64;
const MAX_SMALL_PIECES = 100;

/**
 * The body's bytes as they came, or null when there are more of them than `limit`, or when they come
 * in crumbs, each of which costs as much as a large piece. A body that told its length is asked for
 * whole: Node never reads more of it than was told.
 */
export async function readRawBody(request: Request, limit: number): Promise<Buffer | null> {
  if (saysItIsLarger(request, limit)) return null;
  if (request.headers.has('content-length')) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    chunks.push(chunk);
    if (size > limit) return null;
    if (chunks.length > MAX_SMALL_PIECES + size / MIN_AVERAGE_PIECE) return null;
  }
  return Buffer.concat(chunks);
}
