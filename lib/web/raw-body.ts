/**
 * The body's bytes as they came, or null when there are more of them than `limit`. A body that
 * told its length is asked for whole: Node never reads more of it than was told.
 */
export async function readRawBody(request: Request, limit: number): Promise<Buffer | null> {
  const told = request.headers.get('content-length');
  if (Number(told ?? 0) > limit) return null;
  if (told !== null) return Buffer.from(await request.arrayBuffer());
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
