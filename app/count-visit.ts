import { headers } from 'next/headers';
import { DIRECT } from '@/lib/admin/visit-counter';
import { readOrigin } from '@/lib/orders/origin';
import { getApp } from '@/server/app/app';
import { isPerson } from '@/server/http/is-person';
import { whoIsSignedIn } from './admin/signed-in';

/** Counts that the form was opened, by people only, and not by the seller. It breaks no page. */
export async function countVisit(query: Record<string, string | string[] | undefined>) {
  const { admin, errorLogs, settings } = getApp();
  try {
    const asked = await headers();
    if (!isPerson(asked.get('x-request-method') ?? '', asked)) return;
    if (await whoIsSignedIn()) return;
    admin.noteVisit((settings().tracksSources && readOrigin(query)?.source) || DIRECT);
  } catch (error) {
    errorLogs.failures.failure(error, 'a visit is not counted');
  }
}
