import { paymentsCsv } from '@/lib/admin/exports/payments-csv';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { download } from '../download';

/** Payments, refunds and refusals of a period as a CSV file. */
export const GET = handler({}, ({ request }) =>
  download(request, 'payments', (filter) => paymentsCsv(getApp().store.admin, filter)),
);
