import { csvText } from '@/lib/admin/exports/csv';
import type { ExportTable } from '@/lib/admin/exports/export-table';
import { xlsxFile } from '@/lib/admin/exports/xlsx';
import { STATE_NAMES } from '@/lib/orders/order';
import type { ExportFilter } from '@/lib/store/exports';
import { getApp } from '@/server/app/app';
import { fileResponse } from '@/server/http/file-response';
import { seeOther } from '@/server/http/respond';
import { periodOf } from '../list-query';
import { whoIsSignedIn } from '../signed-in';

/** The kinds of files, by the ends of their names. */
const FILES = {
  csv: { type: 'text/csv; charset=utf-8', write: csvText },
  xlsx: {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: xlsxFile,
  },
} as const;

type Export<Row> = (filter: ExportFilter, now: Date) => ExportTable<Row>;

/** Gives a signed in seller a file with everything the address asks for; the audit log says so. */
export async function download<Row>(
  request: Request,
  what: 'orders' | 'payments',
  ending: keyof typeof FILES,
  make: Export<Row>,
): Promise<Response> {
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
  const { type, write } = FILES[ending];
  const name = `${what}-${now.toISOString().slice(0, 10)}.${ending}`;
  return fileResponse(write(make(filter, now)), { name, type });
}

function stateOf(word: string | null): ExportFilter['state'] {
  const states = Object.keys(STATE_NAMES) as (keyof typeof STATE_NAMES)[];
  return states.find((state) => state === word) ?? null;
}
