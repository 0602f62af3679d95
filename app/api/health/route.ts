import { VERSION } from '@/lib/version';

/** The process lives. Whether it can work is `/api/ready`. */
export function GET(): Response {
  const headers = { 'Cache-Control': 'no-store' };
  return Response.json({ status: 'ok', version: VERSION }, { headers });
}
