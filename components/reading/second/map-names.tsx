import { countArcana } from '@/lib/chakras/count-arcana';
import type { Reading } from '@/lib/chakras/reading';
import { aboutName, nameWithTheme, SECOND_HEADINGS } from '@/lib/chakras/texts/second/phrases';

/** Every arcanum of the map by its number, with its theme, so that no name stands alone. */
export function MapNames({ reading }: { reading: Reading }) {
  const arcana = countArcana(reading)
    .map(([arcanum]) => arcanum)
    .sort((one, other) => one - other);
  return (
    <>
      <h3 className="mt-8">{SECOND_HEADINGS.names}</h3>
      <ul className="mt-3 gap-x-8 sm:columns-2">
        {arcana.map((arcanum) => (
          <li key={arcanum} className="flex break-inside-avoid gap-2 py-0.5">
            <span className="figures w-6 shrink-0 text-right text-soft">{arcanum}</span>
            <span className="min-w-0">{nameWithTheme(arcanum)}</span>
          </li>
        ))}
      </ul>
      {arcana.map((arcanum) => {
        const about = aboutName(arcanum);
        return (
          about && (
            <p key={arcanum} className="note mt-3">
              {about}
            </p>
          )
        );
      })}
    </>
  );
}
