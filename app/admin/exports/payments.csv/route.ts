import { paymentsExport } from '@/lib/admin/exports/payments-export';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { download } from '../download';

/** Payments, refunds and refusals of a period as a CSV file. */
export const GET = handler({}, ({ request }) =>
  download(request, 'payments', 'csv', (filter) => paymentsExport(getApp().store.admin, filter)),
);
