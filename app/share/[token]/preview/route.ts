import { shownPicture } from '../shown-picture';

/** The picture a messenger shows beside the link, 1200 × 630. */
export const GET = shownPicture('share_preview');
