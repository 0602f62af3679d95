import { readRawBody } from './raw-body';

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
