import { guarded } from '@/app/guarded';
import { getApp } from '@/lib/app';
import { paymentsCsv } from '@/lib/exports/payments-csv';
import { download } from '../download';

/** Payments, refunds and refusals of a period as a CSV file. */
export const GET = guarded((request) =>
  download(request, 'payments', (filter) => paymentsCsv(getApp().store.desk, filter)),
);
