import { headers } from 'next/headers';
import { getApp } from '@/lib/app';
import { visitSource } from '@/lib/orders/visit-source';
import { isPerson } from '@/lib/web/is-person';
import { whoIsSignedIn } from './admin/signed-in';

/** Counts that the form was opened, by people only, and not by the seller. It breaks no page. */
export async function countVisit(query: Record<string, string | string[] | undefined>) {
  const { desk, log } = getApp();
  try {
    const asked = await headers();
    if (!isPerson(asked.get('x-request-method') ?? '', asked)) return;
    if (!(await whoIsSignedIn())) desk.noteVisit(visitSource(query));
  } catch (error) {
    log.error({ err: error }, 'a visit is not counted');
  }
}
