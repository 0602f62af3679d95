import type { FirstChapter as Chapter, FirstCell } from '@/lib/chakras/first/interpret-first';
import { factsInWords } from '@/lib/chakras/texts/facts';
import { columnsInWords, HEADINGS } from '@/lib/chakras/texts/phrases';
import { arcanumName, CHAKRA_WORDS } from '@/lib/chakras/texts/words';
import { ChapterFrame } from '../chapter-frame';

/** One chakra of a reading of the first edition: what it is, and what each of its arcana says. */
export function FirstChapter({ chapter }: { chapter: Chapter }) {
  const { chakra, cells, accord } = chapter;
  return (
    <ChapterFrame
      chakra={chakra}
      theme={CHAKRA_WORDS[chakra].theme}
      head={
        <>
          <p className="note mt-4">{factsInWords(chakra)}</p>
          {accord && <p className="mt-4">{accord}</p>}
        </>
      }
    >
      {cells.map((cell) => (
        <ArcanumText key={cell.arcanum} cell={cell} />
      ))}
    </ChapterFrame>
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
