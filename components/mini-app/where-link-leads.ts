import { mayBeFramed } from '@/lib/framed-pages';

/** How a link has to be followed inside Telegram. */
export type Lead =
  /** A page of ours that may be framed: shown in the same document. */
  | 'page'
  /** Something of Telegram: the client opens it itself. */
  | 'telegram'
  /** A document, a file or another site: opens outside. */
  | 'outside'
  /** A place on this page, a letter, a phone call: the browser's own way is right. */
  | 'native';

type Link = Pick<HTMLAnchorElement, 'href' | 'target'>;

/** Beside the pages of a buyer: documents, and what answers their forms. */
const IS_DOCUMENT = /\/(?:pdf|calendar|share|payment_link|erasure)$/;

/** Tells how to follow a link of the page at `here`. */
export function whereLinkLeads({ href, target }: Link, here: string): Lead {
  const url = new URL(href, here);
  const current = new URL(here);
  if (!/^https?:$/.test(url.protocol)) return 'native';
  if (url.origin !== current.origin) {
    return ['t.me', 'telegram.me'].includes(url.hostname) ? 'telegram' : 'outside';
  }
  const isHere = url.pathname === current.pathname && url.search === current.search;
  if (isHere && url.hash) return 'native';
  const isPage = mayBeFramed(url.pathname) && !IS_DOCUMENT.test(url.pathname);
  return isPage && target !== '_blank' ? 'page' : 'outside';
}
