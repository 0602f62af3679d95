import { useEffect } from 'react';

/** How many pages of this document there are to go back to. A document has one visit. */
let back = 0;
let shown: string | null = null;
let isSteady = false;

/** The page shown next stands in place of this one, or is an earlier one: it is no step further. */
export function nextIsNoStep(by: 0 | -1 = 0): void {
  isSteady = true;
  back = Math.max(0, back + by);
}

/** Whether there is a page of this document to go back to. */
export function hasStepBack(): boolean {
  return back > 0;
}

/** Counts the pages as they are shown. */
export function useStepCount(path: string): void {
  useEffect(() => {
    // A jump to a place on the page looks like a return, too.
    const returned = () => {
      if (location.pathname !== shown) nextIsNoStep(-1);
    };
    addEventListener('popstate', returned);
    return () => removeEventListener('popstate', returned);
  }, []);

  useEffect(() => {
    if (shown !== null && shown !== path && !isSteady) back += 1;
    [shown, isSteady] = [path, false];
  }, [path]);
}
