import { shownPicture } from '../shown-picture';

/** The picture to keep or post, 1080 × 1350. */
export const GET = shownPicture('share_picture');
