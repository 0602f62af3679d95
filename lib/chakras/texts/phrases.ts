import type { Arcanum } from '../arcanum';
import type { Arithmetic } from '../arithmetic';
import { CHAKRAS, type Chakra, COLUMNS, type Column } from '../chakras';
import { arcanumInLine } from './arcanum-themes';
import { CHAKRA_WORDS, COLUMN_WORDS, timesInWords } from './words';

/** Some columns in one phrase: «Физика и эмоции», «Все три столбца». */
export function columnsInWords(columns: readonly Column[]): string {
  if (columns.length === COLUMNS.length) return 'Все три столбца';
  const [first = '', ...others] = columns.map((column) => COLUMN_WORDS[column].name);
  return [first, ...others.map((name) => name.toLowerCase())].join(' и\u00a0');
}

/** The headings and openings of a reading, the same on the page and in the PDF. */
export const HEADINGS = {
  summary: 'Главное в\u00a0карте',
  month: 'Тема месяца',
  totals: 'Итоги',
  repeats: 'Повторы',
  accords: 'Согласие строк',
  map: 'Карта',
  howToRead: 'Как читать карту',
  counted: 'Как посчитано',
  points: 'Пять чисел даты',
  otherSites: 'Почему на\u00a0другом сайте другие числа',
  plus: 'В\u00a0плюсе.',
  minus: 'В\u00a0минусе.',
  step: 'Шаг на\u00a0неделю.',
} as const;

export const AGREE = 'Числа одного нрава:';
export const APART = 'Тянут в\u00a0разные стороны:';
export const TEMPERS =
  'Мы делим арканы на\u00a0три нрава: действие, чувство, осмысление. Это наше прочтение, оно помогает увидеть строку целиком.';

type Accords = { agree: readonly Chakra[]; apart: readonly Chakra[] };

/** Which chakras pull together and which apart, a sentence each; nothing when none does. */
export function accordsInWords({ agree, apart }: Accords): string[] {
  const sentence = (opening: string, chakras: readonly Chakra[]) => {
    const names = CHAKRAS.filter((chakra) => chakras.includes(chakra));
    return `${opening} ${names.map((chakra) => CHAKRA_WORDS[chakra].name).join(', ')}.`;
  };
  const sentences = [
    ...(agree.length > 0 ? [sentence(AGREE, agree)] : []),
    ...(apart.length > 0 ? [sentence(APART, apart)] : []),
  ];
  return sentences.length > 0 ? [...sentences, TEMPERS] : [];
}

/** The workings of the five points and the two halfway ones, each with its name. */
export function pointLines({ points, halfway }: Pick<Arithmetic, 'points' | 'halfway'>) {
  return [
    ['А, день', points.A],
    ['Б, месяц', points.B],
    ['В, цифры года', points.C],
    ['Г, сумма А, Б и\u00a0В', points.D],
    ['Ц, сумма А, Б, В и\u00a0Г', points.E],
    ['День и\u00a0центр, А\u00a0+\u00a0Ц', halfway.left],
    ['Месяц и\u00a0центр, Б\u00a0+\u00a0Ц', halfway.top],
  ] as const;
}

/** Which arcana come up most often in a map, as a sentence. */
export function repeatsInWords(repeats: readonly { arcanum: Arcanum; count: number }[]): string {
  const told = repeats.map(
    ({ arcanum, count }) => `${arcanumInLine(arcanum)} (${timesInWords(count)})`,
  );
  return `Чаще других в\u00a0карте: ${told.join('; ')}.`;
}
