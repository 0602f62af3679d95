import { guarded } from '@/app/guarded';
import { paymentsCsv } from '@/lib/admin/exports/payments-csv';
import { getApp } from '@/server/app/app';
import { download } from '../download';

/** Payments, refunds and refusals of a period as a CSV file. */
export const GET = guarded((request) =>
  download(request, 'payments', (filter) => paymentsCsv(getApp().store.admin, filter)),
);
