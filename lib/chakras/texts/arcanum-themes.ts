import type { Arcanum } from '../arcanum';
import { arcanumName } from './words';

/** What each arcanum is about, from 1: in a word or two, and in a line. */
const THEMES = [
  ['начало', 'первый шаг'],
  ['чутьё', 'тишина и\u00a0чутьё'],
  ['забота', 'забота и\u00a0рост'],
  ['порядок', 'порядок и\u00a0слово'],
  ['знание', 'учёба и\u00a0ценности'],
  ['выбор', 'выбор сердца'],
  ['движение', 'цель и\u00a0движение'],
  ['честность', 'честность и\u00a0мера'],
  ['глубина', 'глубина и\u00a0тишина'],
  ['поворот', 'поворот и\u00a0случай'],
  ['мягкая сила', 'сила без нажима'],
  ['другой взгляд', 'другой взгляд и\u00a0пауза'],
  ['обновление', 'конец одного и\u00a0начало другого'],
  ['мера', 'мера и\u00a0созвучие'],
  ['желания', 'желания и\u00a0притяжение'],
  ['правда', 'правда и\u00a0перестройка'],
  ['надежда', 'надежда и\u00a0дар'],
  ['воображение', 'чувства и\u00a0воображение'],
  ['радость', 'радость и\u00a0щедрость'],
  ['призвание', 'память и\u00a0прощение'],
  ['простор', 'простор и\u00a0завершение'],
  ['свобода', 'свобода и\u00a0новый путь'],
] as const;

/** The arcana whose names frighten those who do not know the old pack of cards. */
const GRIM: readonly Arcanum[] = [12, 13, 15, 16];
const TRANSFORMATION = 13;

/** What is said where a grim name stands without the chapter that explains it. */
export const ABOUT_NAMES =
  'Имена арканов пришли из\u00a0старинной колоды, и\u00a0некоторые звучат грозно. О\u00a0бедах они не\u00a0говорят: у\u00a0каждого своя тема, она стоит рядом.';

/** Whether the name of an arcanum needs `ABOUT_NAMES` beside it. */
export function isGrim(arcanum: Arcanum): boolean {
  return GRIM.includes(arcanum);
}

/** An arcanum where its texts are not beside it: «Дьявол, желания и притяжение». */
export function arcanumInLine(arcanum: Arcanum): string {
  return `${plainName(arcanum)}, ${THEMES[arcanum - 1]?.[1] ?? ''}`;
}

/** The same where there is little room: «Дьявол, желания». */
export function arcanumInBrief(arcanum: Arcanum): string {
  return `${plainName(arcanum)}, ${arcanumTheme(arcanum)}`;
}

/** What an arcanum is about, in a word or two: «желания». */
export function arcanumTheme(arcanum: Arcanum): string {
  return THEMES[arcanum - 1]?.[0] ?? '';
}

/** Of the two names of 13 in the method, the one that says what it is about. */
export function plainName(arcanum: Arcanum): string {
  return arcanum === TRANSFORMATION ? 'Трансформация' : arcanumName(arcanum);
}
