import { pdfName } from '@/lib/documents/document';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { documentResponse, notFoundProblem } from '@/server/http/respond';

/** The reading as a PDF, the same bytes every time, while its order is paid. */
export const GET = handler<{ token: string }>({}, async ({ params: { token } }) => {
  const { store, documentOf } = getApp();
  const details = await store.findOrder(token);
  const document = details && (await documentOf(details, 'reading_pdf'));
  if (!document) return notFoundProblem();
  // Browsers inside messengers often cannot show a PDF, but can save one.
  return documentResponse(document.bytes, {
    type: 'application/pdf',
    name: pdfName(details.order.number),
    disposition: 'attachment',
  });
});
