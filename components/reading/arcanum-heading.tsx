import type { Arcanum } from '@/lib/chakras/arcanum';
import { arcanumName } from '@/lib/chakras/texts/words';

type Props = { arcanum: Arcanum; note: string; children: string };

/** One arcanum of the summary: its number as an initial, its name, where it stands, what it says. */
export function ArcanumHeading({ arcanum, note, children }: Props) {
  return (
    <div className="arcanum mt-5">
      <p className="figures arcanum-number" aria-hidden="true">
        {arcanum}
      </p>
      <div>
        <h4>
          <span className="sr-only">{arcanum}, </span>
          {arcanumName(arcanum)} <span className="note">{note}</span>
        </h4>
        <p>{children}</p>
      </div>
    </div>
  );
}
