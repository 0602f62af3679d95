import type { ReactNode } from 'react';
import { Lotus } from '@/components/page/lotus';
import { SiteFooter } from './site-footer';

type Props = { children: ReactNode; hasHeader?: boolean };

/** A page of the shop: one column as wide as a book's, a way home above, the seller below. */
export function PageShell({ children, hasHeader = true }: Props) {
  return (
    <div className="isolate overflow-x-clip">
      <div className="column flex min-h-[calc(var(--tg-viewport-stable-height,100dvh)-var(--inset-top)-var(--inset-bottom))] flex-col">
        {hasHeader && (
          <header className="pt-5">
            <a href="/" className="inline-flex min-h-11 items-center gap-3 text-ink no-underline">
              <Lotus chakra="sahasrara" className="size-9" />
              <span className="font-title text-lg">Карта чакр</span>
            </a>
          </header>
        )}
        <main className="grow pt-10 pb-20">{children}</main>
        <SiteFooter />
      </div>
    </div>
  );
}
