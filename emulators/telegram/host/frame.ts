/** What the real web clients put on the frame of a Mini App. */
export const FRAME_SANDBOX =
  'allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-storage-access-by-user-activation';
export const FRAME_ALLOW = 'camera; microphone; geolocation;';
