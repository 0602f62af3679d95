import sirv from 'sirv';
import { ASSETS } from '@/server/build/precompress';

const FOR_EVER = 'public, max-age=31536000, immutable';
const ASKED_EACH_TIME = 'public, max-age=0, must-revalidate';

/**
 * Serves the files of a build as they were compressed then: Brotli where the client takes it, else
 * gzip; what is no such file goes on to `next`. Names under `/_next/static` hold a digest of their
 * content, so those are kept for ever.
 */
export function assets() {
  return sirv(ASSETS, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders: (response, path) => {
      const isNamedByContent = path.startsWith('/_next/static/');
      response.setHeader('Cache-Control', isNamedByContent ? FOR_EVER : ASKED_EACH_TIME);
    },
  });
}
