import { ajna } from './ajna';
import { anahata } from './anahata';
import { columns } from './columns';
import { manipura } from './manipura';
import { months } from './months';
import { muladhara } from './muladhara';
import { repeats } from './repeats';
import { rows } from './rows';
import { sahasrara } from './sahasrara';
import type { FirstEdition } from './shape';
import { svadhisthana } from './svadhisthana';
import { totals } from './totals';
import { vishuddha } from './vishuddha';

/** The texts that go with readings of version 1. Once sold they are never edited. */
export const firstEdition: FirstEdition = {
  chakras: { sahasrara, ajna, vishuddha, anahata, manipura, svadhisthana, muladhara },
  columns,
  totals,
  repeats,
  evenMap:
    'Ни один аркан не стоит в карте трижды. Она ровная и разнообразная: вместо одной громкой темы несколько негромких, и главный тон задают итоги.',
  months,
  rows,
};
