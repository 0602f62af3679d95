import { STATE_NAMES } from '@/lib/orders/order';
import type { ExportFilter } from '@/lib/store/exports';
import { getApp } from '@/server/app/app';
import { csvResponse } from '@/server/http/csv-response';
import { seeOther } from '@/server/http/respond';
import { periodOf } from '../list-query';
import { whoIsSignedIn } from '../signed-in';

type Export = (filter: ExportFilter, now: Date) => AsyncGenerator<string>;

/** Gives a signed in seller a file with everything the address asks for; the audit log says so. */
export async function download(request: Request, what: string, make: Export): Promise<Response> {
  const seller = await whoIsSignedIn();
  if (!seller) return seeOther('/admin/sign-in');
  const { store, clock } = getApp();
  const now = clock();
  const asked = new URL(request.url).searchParams;
  const from = asked.get('from');
  const to = asked.get('to');
  const state = asked.get('state');
  const filter = {
    ...periodOf({ from, to }),
    state: stateOf(state),
  };
  const details = { what, from: filter.from && from, to: filter.to && to, state: filter.state };
  await store.admin.writeAudit({ at: now, actor: seller.actor, action: 'exported', details });
  return csvResponse(make(filter, now), `${what}-${now.toISOString().slice(0, 10)}.csv`);
}

function stateOf(word: string | null): ExportFilter['state'] {
  const states = Object.keys(STATE_NAMES) as (keyof typeof STATE_NAMES)[];
  return states.find((state) => state === word) ?? null;
}
