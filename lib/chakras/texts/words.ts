import type { Chakra, Column } from '../chakras';

/** What people call the rows of the map, and what each is about. */
export const CHAKRA_WORDS: Record<Chakra, { name: string; theme: string }> = {
  sahasrara: { name: 'Сахасрара', theme: 'смысл, связь с целым' },
  ajna: { name: 'Аджна', theme: 'ясность, интуиция, решения' },
  vishuddha: { name: 'Вишудха', theme: 'речь, самовыражение, правда' },
  anahata: { name: 'Анахата', theme: 'любовь, отношения, принятие' },
  manipura: { name: 'Манипура', theme: 'воля, статус, границы' },
  svadhisthana: { name: 'Свадхистана', theme: 'радость, чувственность, творчество' },
  muladhara: { name: 'Муладхара', theme: 'опора, безопасность, тело, деньги' },
};

export function chakraName(chakra: Chakra): string {
  return CHAKRA_WORDS[chakra].name;
}

/** What people call the columns, and what each tells. */
export const COLUMN_WORDS: Record<Column, { name: string; meaning: string }> = {
  physics: { name: 'Физика', meaning: 'как тема проявляется в теле и материи' },
  energy: { name: 'Энергия', meaning: 'ресурс и духовная сторона темы' },
  emotions: { name: 'Эмоции', meaning: 'ключ: что выразить, когда равновесия нет' },
};

export const TOTALS_NAME = 'Итоги';

/** The names of the 22 arcana in the Marseille order, from 1. */
const ARCANA = [
  'Маг',
  'Жрица',
  'Императрица',
  'Император',
  'Иерофант',
  'Влюблённые',
  'Колесница',
  'Справедливость',
  'Отшельник',
  'Колесо Фортуны',
  'Сила',
  'Повешенный',
  'Смерть (Трансформация)',
  'Умеренность',
  'Дьявол',
  'Башня',
  'Звезда',
  'Луна',
  'Солнце',
  'Суд',
  'Мир',
  'Шут',
];

/** The name of an arcanum by its number, 1 to 22. */
export function arcanumName(arcanum: number): string {
  return ARCANA[arcanum - 1] ?? '';
}

/** «3 раза», «5 раз», for how often something stands in a map. */
export function timesInWords(count: number): string {
  const few = count % 10 >= 2 && count % 10 <= 4 && (count < 10 || count > 20);
  return `${count}\u00a0${few ? 'раза' : 'раз'}`;
}
