/** The sizes of the pictures to share, in pixels: one to post, one for a link's preview. */
export const PICTURE_SIZE = { width: 1080, height: 1350 } as const;
export const PREVIEW_SIZE = { width: 1200, height: 630 } as const;
