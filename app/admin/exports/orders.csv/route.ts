import { ordersExport } from '@/lib/admin/exports/orders-export';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { download } from '../download';

/** The orders of a period and a state as a CSV file. */
export const GET = handler({}, ({ request }) =>
  download(request, 'orders', 'csv', (filter, now) =>
    ordersExport(getApp().store.admin, filter, now),
  ),
);
