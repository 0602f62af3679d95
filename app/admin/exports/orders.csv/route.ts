import { ordersCsv } from '@/lib/admin/exports/orders-csv';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { download } from '../download';

/** The orders of a period and a state as a CSV file. */
export const GET = handler({}, ({ request }) =>
  download(request, 'orders', (filter, now) => ordersCsv(getApp().store.admin, filter, now)),
);
