import type { CSSProperties, ReactNode } from 'react';
import type { Chakra } from '@/lib/chakras/chakras';
import { CHAKRA_WORDS } from '@/lib/chakras/texts/words';
import { Lotus } from '../page/lotus';

type Props = { chakra: Chakra; theme: string; head: ReactNode; children: ReactNode };

/** The chapter of one chakra: its lotus, name and theme, `head` below them, and the way back. */
export function ChapterFrame({ chakra, theme, head, children }: Props) {
  return (
    <section
      id={chakra}
      className="chapter"
      aria-labelledby={`${chakra}-title`}
      style={{ '--chakra': `var(--${chakra})` } as CSSProperties}
    >
      <div className="chapter-head">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Lotus chakra={chakra} className="size-16" />
          <div>
            <h2 id={`${chakra}-title`}>{CHAKRA_WORDS[chakra].name}</h2>
            <p className="note">{theme}</p>
          </div>
        </div>
        {head}
      </div>
      {children}
      <p className="note mt-5 print:hidden">
        <a href="#map" className="inline-block py-2">
          К&nbsp;карте
        </a>
      </p>
    </section>
  );
}
