import type { ReactNode } from 'react';
import type { FirstInterpretation } from '@/lib/chakras/first/interpret-first';
import type { Reading } from '@/lib/chakras/reading';
import { SUBTITLE } from '@/lib/chakras/texts/explanations';
import { HowToRead } from '../how-to-read';
import { MapSection } from '../map-section';
import { FirstChapter } from './first-chapter';
import { FirstSummary } from './first-summary';

type Props = { reading: Reading; interpretation: FirstInterpretation; actions: ReactNode };

/** What a reading of the first edition says. It was sold like this, so it stays like this. */
export function FirstReading({ reading, interpretation, actions }: Props) {
  return (
    <>
      <p className="note mt-4">{SUBTITLE}</p>
      {actions}
      <FirstSummary interpretation={interpretation} />
      <MapSection reading={reading} />
      <HowToRead columns={interpretation.columns} />
      {interpretation.chapters.map((chapter) => (
        <FirstChapter key={chapter.chakra} chapter={chapter} />
      ))}
    </>
  );
}
