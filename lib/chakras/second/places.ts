import type { Arcanum } from '../arcanum';
import type { Chakra, Column } from '../chakras';
import type { Reading } from '../reading';
import { FROM_THE_ROOT } from '../reading-parts';

/** A cell of the map with what stands in it. */
export type Place = { chakra: Chakra; column: Column; arcanum: Arcanum };

/** «Эмоции» are the key of a chakra, «Физика» is what can be done, «Энергия» what feeds it. */
const IN_ORDER: readonly Column[] = ['emotions', 'physics', 'energy'];

/** The 21 cells in the order in which a step is looked for: from the root up, the key first. */
export function placesOf(reading: Reading): Place[] {
  return FROM_THE_ROOT.flatMap((chakra) =>
    IN_ORDER.map((column) => placeOf(reading, chakra, column)),
  );
}

export function placeOf({ chakras }: Reading, chakra: Chakra, column: Column): Place {
  return { chakra, column, arcanum: chakras[chakra][column] };
}
