import type { Arcanum } from '../arcanum';
import type { Reading } from '../reading';
import { accordsOf, repeatedArcana, textOf } from '../reading-parts';
import { SECOND_EDITION } from '../texts/editions';
import type { AnswerName } from '../texts/second/shape';
import { ANSWER_CELLS, ANSWER_NAMES } from './answers';
import type { LeadingArcanum } from './leading-arcanum';
import { type Place, placeOf, placesOf } from './places';

/** Why the first step is this one: the leader's lowest cell, or what stands in for it. */
export type StepReason = 'leader' | 'apart' | 'joy';

/** The step of a week with the cell it is told for; `time` is how long and where. */
export type PlannedStep = {
  week: 1 | 2 | 3 | 4;
  /** The first step of the month, or the key to one of the three answers. */
  from: 'leader' | AnswerName;
  place: Place;
  step: string;
  time: string;
};

/** Four different steps, and why the first of them is first. */
export type MonthPlan = { reason: StepReason; steps: PlannedStep[] };

/**
 * A step for each of four weeks: of the leading arcanum, then the keys to the three answers. The
 * steps of the keys are not taken for the first one, so that no step comes twice.
 */
export function monthPlan(reading: Reading, { arcanum }: LeadingArcanum): MonthPlan {
  const keys = ANSWER_NAMES.map((name) => placeOf(reading, ...ANSWER_CELLS[name].key));
  const isFree = (place: Place) => !keys.some((key) => isSameText(key, place));
  const ofLeader = placesOf(reading).find((place) => place.arcanum === arcanum && isFree(place));
  const ofApart = accordsOf(reading)
    .apart.map((chakra) => placeOf(reading, chakra, 'emotions'))
    .find(isFree);
  const first = ofLeader ?? ofApart ?? placeOf(reading, 'svadhisthana', 'emotions');
  return {
    reason: ofLeader ? 'leader' : ofApart ? 'apart' : 'joy',
    steps: [
      stepOf(1, 'leader', first),
      ...ANSWER_NAMES.map((name, at) =>
        stepOf((at + 2) as PlannedStep['week'], name, placeOf(reading, ...ANSWER_CELLS[name].key)),
      ),
    ],
  };
}

/**
 * The themes of the months that follow: the other repeats, then the totals from «Эмоции» on. At
 * least one, whatever the map.
 */
export function laterThemes(reading: Reading, { arcanum }: LeadingArcanum): string[] {
  const { emotions, energy, physics } = reading.totals;
  const repeated = repeatedArcana(reading).map((repeat) => repeat.arcanum);
  const others = new Set<Arcanum>([...repeated, emotions, energy, physics]);
  others.delete(arcanum);
  return [...others].map((other) => textOf(SECOND_EDITION.months, other, 'month').theme);
}

function stepOf(week: PlannedStep['week'], from: PlannedStep['from'], place: Place): PlannedStep {
  const { chakra, arcanum } = place;
  const { step, time } = textOf(SECOND_EDITION.chakras[chakra], arcanum, chakra);
  return { week, from, place, step, time };
}

/** A chakra says the same of an arcanum in whichever column it stands. */
function isSameText(one: Place, other: Place): boolean {
  return one.chakra === other.chakra && one.arcanum === other.arcanum;
}
