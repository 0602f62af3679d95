'use client';

import { useEffect } from 'react';

/**
 * Takes out of the address what Prodamus put there for the way back, its signature too: people copy
 * the address and send it on. The server has read it by then. Shows nothing.
 */
export function PlainAddress({ path }: { path: string }) {
  useEffect(() => {
    if (window.location.search.includes('_payform_')) window.history.replaceState(null, '', path);
  }, [path]);
  return null;
}
