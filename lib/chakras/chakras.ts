/** The seven rows of the map, from the crown (7) down to the root (1): the order of the table. */
export const CHAKRAS = [
  'sahasrara',
  'ajna',
  'vishuddha',
  'anahata',
  'manipura',
  'svadhisthana',
  'muladhara',
] as const;

/** The three columns of the map: «Физика», «Энергия», «Эмоции». */
export const COLUMNS = ['physics', 'energy', 'emotions'] as const;

export type Chakra = (typeof CHAKRAS)[number];
export type Column = (typeof COLUMNS)[number];
