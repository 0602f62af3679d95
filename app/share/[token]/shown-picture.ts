import { findShared } from '@/lib/orders/share-reading';
import { getApp } from '@/server/app/app';
import { handler } from '@/server/http/handler';
import { documentResponse, notFoundProblem } from '@/server/http/respond';

/** Sends a picture of a share link, with the table only when its owner ticked it. */
export function shownPicture(kind: 'share_picture' | 'share_preview') {
  return handler<{ token: string }>({}, async ({ params: { token } }) => {
    const { store, documentOf } = getApp();
    const shared = await findShared(store, token);
    const shown = shared && (shared.share.withTable ? (`${kind}_with_table` as const) : kind);
    const document = shared && shown && (await documentOf(shared.details, shown));
    if (!document) return notFoundProblem();
    const file = { type: 'image/png', name: 'chakra-map.png', disposition: 'inline' } as const;
    return documentResponse(document.bytes, file);
  });
}
