import { ajna } from './ajna';
import { anahata } from './anahata';
import { columns } from './columns';
import { evenMap } from './even-map';
import { facts } from './facts';
import { manipura } from './manipura';
import { money } from './money';
import { months } from './months';
import { muladhara } from './muladhara';
import { openings } from './openings';
import { relationships } from './relationships';
import { repeats } from './repeats';
import { rows } from './rows';
import { sahasrara } from './sahasrara';
import type { SecondEdition } from './shape';
import { svadhisthana } from './svadhisthana';
import { totals } from './totals';
import { vishuddha } from './vishuddha';
import { work } from './work';

/** The texts that go with readings of version 2. Once sold they are never edited. */
export const secondEdition: SecondEdition = {
  chakras: { sahasrara, ajna, vishuddha, anahata, manipura, svadhisthana, muladhara },
  openings,
  answers: { money, relationships, work },
  sameAnswer: 'И силы, и ключ у вас в одном.',
  columns,
  totals,
  repeats,
  evenMap,
  months,
  rows,
  facts,
};
