import { capitalized } from '@/lib/chakras/reading-parts';
import type { SecondChapter as Chapter, SecondCell } from '@/lib/chakras/second/interpret-second';
import { arcanumTheme, plainName } from '@/lib/chakras/texts/arcanum-themes';
import { columnsInWords, HEADINGS } from '@/lib/chakras/texts/phrases';
import { chakraTheme, SECOND_HEADINGS } from '@/lib/chakras/texts/second/phrases';
import { ChapterFrame } from '../chapter-frame';

/** One chakra of a reading: what each of its arcana says, then what tradition tells of it. */
export function SecondChapter({ chapter }: { chapter: Chapter }) {
  const { chakra, cells, accord, facts } = chapter;
  return (
    <ChapterFrame
      chakra={chakra}
      theme={chakraTheme(chakra)}
      head={accord && <p className="mt-4">{accord}</p>}
    >
      {cells.map((cell) => (
        <ArcanumText key={cell.arcanum} cell={cell} />
      ))}
      <p className="note mt-6">{facts}</p>
    </ChapterFrame>
  );
}

function ArcanumText({ cell: { arcanum, columns, openings, text } }: { cell: SecondCell }) {
  return (
    <div className="cell mt-7">
      <h3>
        <span className="figures cell-number">{arcanum}</span> {plainName(arcanum)}{' '}
        <span className="note font-text">
          {arcanumTheme(arcanum)} · {columnsInWords(columns).toLowerCase()}
        </span>
      </h3>
      <p className="note mt-1">{openings.join(' ')}</p>
      <p className="mt-2">{text.theme}</p>
      <p className="mt-2">
        <b>{HEADINGS.plus}</b> {text.plus}
      </p>
      <p className="mt-2">
        <b>{HEADINGS.minus}</b> {text.minus}
      </p>
      <p className="step">
        <b>{SECOND_HEADINGS.cellStep}</b> {text.step}{' '}
        <span className="note">{capitalized(text.time)}.</span>
      </p>
    </div>
  );
}
