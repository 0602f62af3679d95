import type { ReactNode } from 'react';

/** Stands in place of what sells, on the platforms inside which nothing is sold. */
export function NotSoldHere({ children }: { children: ReactNode }) {
  return <p className="slip mt-8 hidden no-sale:block">{children}</p>;
}
