import type { CSSProperties } from 'react';
import type { FirstChapter as Chapter, FirstCell } from '@/lib/chakras/first/interpret-first';
import { factsInWords } from '@/lib/chakras/texts/facts';
import { columnsInWords, HEADINGS } from '@/lib/chakras/texts/phrases';
import { arcanumName, CHAKRA_WORDS } from '@/lib/chakras/texts/words';
import { Lotus } from '../../page/lotus';

/** One chakra of a reading of the first edition: what it is, and what each of its arcana says. */
export function FirstChapter({ chapter }: { chapter: Chapter }) {
  const { chakra, cells, accord } = chapter;
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
            <p className="note">{CHAKRA_WORDS[chakra].theme}</p>
          </div>
        </div>
        <p className="note mt-4">{factsInWords(chakra)}</p>
        {accord && <p className="mt-4">{accord}</p>}
      </div>
      {cells.map((cell) => (
        <ArcanumText key={cell.arcanum} cell={cell} />
      ))}
      <p className="note mt-5 print:hidden">
        <a href="#map" className="inline-block py-2">
          К&nbsp;карте
        </a>
      </p>
    </section>
  );
}

function ArcanumText({ cell: { arcanum, columns, text } }: { cell: FirstCell }) {
  return (
    <div className="cell mt-7">
      <h3>
        <span className="figures cell-number">{arcanum}</span> {arcanumName(arcanum)}{' '}
        <span className="note font-text">{columnsInWords(columns)}</span>
      </h3>
      <p className="mt-2">{text.theme}</p>
      <p className="mt-2">
        <b>{HEADINGS.plus}</b> {text.plus}
      </p>
      <p className="mt-2">
        <b>{HEADINGS.minus}</b> {text.minus}
      </p>
      <p className="step">
        <b>{HEADINGS.step}</b> {text.step}
      </p>
    </div>
  );
}
