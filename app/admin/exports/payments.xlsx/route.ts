import { paymentsExport } from '@/lib/admin/exports/payments-export';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { download } from '../download';

/** Payments, refunds and refusals of a period as an Excel file. */
export const GET = handler({}, ({ request }) =>
  download(request, 'payments', 'xlsx', (filter) => paymentsExport(getApp().store.admin, filter)),
);
