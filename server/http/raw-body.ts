/** Whether the body is larger than `limit` by what its request says: known before it is read. */
export function saysItIsLarger(request: Request, limit: number): boolean {
  return Number(request.headers.get('content-length') ?? 0) > limit;
}

/**
 * The body's bytes as they came, or null when there are more of them than `limit`. One that told
 * its length is asked for whole: Node never reads more of it than was told. Of one in crumbs little
 * comes: see `cutOffCrumbs`.
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
  }
  return Buffer.concat(chunks);
}
