import { guarded } from '@/app/guarded';
import { getApp } from '@/lib/app';
import { ordersCsv } from '@/lib/exports/orders-csv';
import { download } from '../download';

/** The orders of a period and a state as a CSV file. */
export const GET = guarded((request) =>
  download(request, 'orders', (filter, now) => ordersCsv(getApp().store.desk, filter, now)),
);
