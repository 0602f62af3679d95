import { guarded } from '@/app/guarded';
import { ordersCsv } from '@/lib/admin/exports/orders-csv';
import { getApp } from '@/server/app/app';
import { download } from '../download';

/** The orders of a period and a state as a CSV file. */
export const GET = guarded((request) =>
  download(request, 'orders', (filter, now) => ordersCsv(getApp().store.admin, filter, now)),
);
