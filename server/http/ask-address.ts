import type { Answered, Silent } from '@/lib/admin/doctor/ask';

/** Asks an address by GET without following redirects; answers also why nobody answers. */
export async function askAddress(url: URL, signal: AbortSignal): Promise<Answered | Silent> {
  try {
    const response = await fetch(url, { redirect: 'manual', signal, cache: 'no-store' });
    await response.body?.cancel();
    const date = Date.parse(response.headers.get('date') ?? '');
    return {
      status: response.status,
      date: Number.isNaN(date) ? null : new Date(date),
      type: response.headers.get('content-type') ?? '',
    };
  } catch (error) {
    return { code: codeOf(error) };
  }
}

function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'нет ответа';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return typeof code === 'string' ? code : error.name;
}
