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

const MAX_BODY_BYTES = 16 * 1024;

export type JsonBody = { ok: true; value: unknown } | { ok: false; status: number; title: string };

/** Reads a small JSON object; every way it can be wrong has a status and a title in Russian. */
export async function readJson(request: Request): Promise<JsonBody> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') {
    return { ok: false, status: 415, title: 'Нужен Content-Type: application/json' };
  }
  const raw = await readRawBody(request, MAX_BODY_BYTES);
  if (!raw) return { ok: false, status: 413, title: 'Тело больше 16 КБ' };
  try {
    const value: unknown = JSON.parse(raw.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { ok: true, value };
  } catch {
    // Answered below, like every text that is no JSON object.
  }
  return { ok: false, status: 400, title: 'Тело — не объект JSON' };
}
