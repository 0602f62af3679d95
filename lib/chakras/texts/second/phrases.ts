import type { Arcanum } from '../../arcanum';
import type { Audience } from '../../audience';
import type { Chakra, Column } from '../../chakras';
import type { Answer } from '../../second/answers';
import type { LeadingArcanum } from '../../second/leading-arcanum';
import type { PlannedStep, StepReason } from '../../second/month-plan';
import type { Place } from '../../second/places';
import { arcanumTheme, plainName } from '../arcanum-themes';
import { bindWords } from '../bind-words';
import { CHAKRA_WORDS, COLUMN_WORDS } from '../words';
import type { AnswerName } from './shape';

/** The headings and openings of a reading of the second edition, the same on the page and in PDF. */
export const SECOND_HEADINGS = {
  summary: 'Главное в\u00a0карте',
  step: 'Шаг этой недели',
  plan: 'План на\u00a0четыре недели',
  totals: 'Итоги',
  repeats: 'Повторы',
  accords: 'Где карта едина, а\u00a0где спорит',
  names: 'Кто есть кто в\u00a0этой карте',
  answersCounted: 'Откуда три ответа и\u00a0шаг',
  cellStep: 'Шаг.',
} as const;

export const NUMBERS_ARE_NAMES = bindWords('Числа в карте — имена арканов, не оценки.');

export const FOR_CHILD = bindWords(
  'Это карта ребёнка. «Вы» в текстах — он или она. Шаги делайте вместе: взрослый предлагает, ребёнок выбирает.',
);

export const PLAN_NOTE = bindWords(
  'Не вышло на этой неделе — возьмите этот же шаг на следующей. План не рушится.',
);

/** How the three answers and the step are composed, beside the arithmetic. */
export const ANSWERS_COUNTED = [
  'Каждый ответ сложен из двух клеток карты. «Деньги и опора»: Муладхара, Энергия и Эмоции. «Отношения»: Анахата, Энергия и Эмоции. «Дело»: центр карты, он же Манипура, и Эмоции Вишудхи. Первая клетка говорит, откуда силы, вторая — с чего начать, когда не ладится.',
  'Тему месяца даёт самый частый аркан. Если таких несколько, первым идёт тот, что стоит и в итогах, потом тот, что чаще стоит в Эмоциях, потом тот, что стоит ниже. Если ни один не стоит трижды, тему даёт итог Эмоций.',
  'Шаг этой недели взят у того же аркана в самой нижней чакре, где он стоит. Следующие три недели — ключи трёх ответов.',
].map(bindWords);

const ANSWER_TITLES: Record<AnswerName, Record<Audience, string>> = {
  money: { adult: 'Деньги и\u00a0опора', child: 'Опора' },
  relationships: { adult: 'Отношения', child: 'Близкие' },
  work: { adult: 'Дело', child: 'Характер' },
};

export function answerTitle(name: AnswerName, audience: Audience): string {
  return ANSWER_TITLES[name][audience];
}

/** The cells an answer comes from: «Муладхара: Энергия 22, Эмоции 3». */
export function answerCells({ name, resource, key }: Answer): string {
  const nameOf = ({ chakra }: Place) => CHAKRA_WORDS[chakra].name;
  const cell = ({ column, arcanum }: Place) => `${COLUMN_WORDS[column].name}\u00a0${arcanum}`;
  const first = name === 'work' ? `центр\u00a0${resource.arcanum}` : cell(resource);
  const second = resource.chakra === key.chakra ? cell(key) : `${nameOf(key)}: ${cell(key)}`;
  return `${nameOf(resource)}: ${first}, ${second}`;
}

/** What each chakra is about, under its name. */
const CHAKRA_THEMES: Record<Chakra, string> = {
  sahasrara: 'смысл, связь с целым',
  ajna: 'ясность, интуиция, решения',
  vishuddha: 'речь, самовыражение, правда',
  anahata: 'любовь, отношения, принятие',
  manipura: 'воля, статус, границы',
  svadhisthana: 'радость, вкус к жизни, творчество',
  muladhara: 'опора, безопасность, быт, деньги',
};

export function chakraTheme(chakra: Chakra): string {
  return CHAKRA_THEMES[chakra];
}

/** What a chakra is about, in a word. */
const CHAKRA_TOPICS: Record<Chakra, string> = {
  sahasrara: 'смысл',
  ajna: 'ясность',
  vishuddha: 'речь',
  anahata: 'отношения',
  manipura: 'воля',
  svadhisthana: 'радость',
  muladhara: 'опора',
};

export function chakraWithTopic(chakra: Chakra): string {
  return `${CHAKRA_WORDS[chakra].name} (${CHAKRA_TOPICS[chakra]})`;
}

export const AT_ONE = 'Числа одного нрава:';
export const AT_ODDS = 'Внутри строки спор:';
export const AT_ODDS_ADVICE = bindWords(
  'Здесь сначала решите, чего вам нужно сегодня: сделать, почувствовать или обдумать.',
);

/** Where the lines of totals stand in a letter: «В делах: 16 — Башня, правда и перестройка». */
export const TOTAL_OPENINGS: Record<Column, string> = {
  physics: 'В\u00a0делах',
  energy: 'Внутри',
  emotions: 'Ключ',
};

const TIMES = [
  'три раза',
  'четыре раза',
  'пять раз',
  'шесть раз',
  'семь раз',
  'восемь раз',
  'девять раз',
  'десять раз',
  'одиннадцать раз',
  'двенадцать раз',
  'тринадцать раз',
  'четырнадцать раз',
];
const LEAST_TIMES = 3;
const PLURAL: Arcanum = 6;

/** «Императрица стоит в этой карте пять раз»; of a count from three on. */
export function standsTimes(arcanum: Arcanum, count: number): string {
  const times = TIMES[count - LEAST_TIMES] ?? `${count} раз`;
  return `${plainName(arcanum)} ${arcanum === PLURAL ? 'стоят' : 'стоит'} в\u00a0этой карте ${bindWords(times)}`;
}

/** The opening of a repeat, by its strength. */
export function repeatOpening(arcanum: Arcanum, count: number): string {
  const stands = standsTimes(arcanum, count);
  if (count >= 6) {
    return bindWords(
      `${stands}: почти вся она говорит одним голосом, поэтому и текстов в главах меньше.`,
    );
  }
  return count >= 4 ? `${stands}, и\u00a0это настойчиво.` : `${stands}.`;
}

/** What gives the month its theme. */
export function leaderInWords({ arcanum, count }: LeadingArcanum): string {
  if (count > 0) return `${standsTimes(arcanum, count)}.`;
  return bindWords(
    `Ни один аркан не стоит в этой карте трижды, поэтому тему дал итог Эмоций: ${plainName(arcanum)}.`,
  );
}

/** Why this step is the first one. */
export function whyFirst({ count }: LeadingArcanum, reason: StepReason): string {
  switch (reason) {
    case 'leader':
      return bindWords(
        count > 0
          ? 'Почему этот: он взят у аркана месяца, в самой нижней чакре, где тот стоит и где нет ключа.'
          : 'Почему этот: ни один аркан не стоит в карте трижды, поэтому он взят у аркана, который дал итог Эмоций.',
      );
    case 'apart':
      return bindWords(
        'Почему этот: это ключ самой нижней строки карты, где числа спорят между собой.',
      );
    case 'joy':
      return bindWords('Почему этот: это ключ к радости, Свадхистана, Эмоции.');
    default:
      return reason satisfies never;
  }
}

const KEY_OF: Record<AnswerName, Record<Audience, string>> = {
  money: { adult: 'ключ к\u00a0опоре', child: 'ключ к\u00a0опоре' },
  relationships: { adult: 'ключ к\u00a0отношениям', child: 'ключ к\u00a0близким' },
  work: { adult: 'ключ к\u00a0делу', child: 'ключ к\u00a0характеру' },
};

/** «Неделя 2, ключ к опоре». */
export function weekTitle({ week, from }: PlannedStep, audience: Audience): string {
  const what = from === 'leader' ? 'главный шаг' : KEY_OF[from][audience];
  return `Неделя\u00a0${week}, ${what}`;
}

/** The cell a step belongs to: «Свадхистана, Императрица». */
export function placeInWords({ place: { chakra, arcanum } }: PlannedStep): string {
  return `${CHAKRA_WORDS[chakra].name}, ${plainName(arcanum)}`;
}

/** What follows the month: «Дальше: греть и греться; честно считать». */
export function laterInWords(themes: readonly string[]): string {
  return `Темы следующих месяцев: ${themes.join('; ')}.`;
}

/** An arcanum in the list under the map: «Трансформация — обновление». */
export function nameWithTheme(arcanum: Arcanum): string {
  return `${plainName(arcanum)}\u00a0— ${arcanumTheme(arcanum)}`;
}

const ABOUT_NAME: Partial<Record<Arcanum, string>> = {
  12: 'Повешенный на картинке висит спокойно, вниз головой, и видит мир иначе.',
  13: 'В старой колоде этот аркан назван «Смерть». О смерти он не говорит: его тема — перемены, конец одного и начало другого.',
  15: 'Дьявол — картинка о желаниях и о том, кто ими правит. Ничего дурного о человеке она не говорит.',
  16: 'Башня — картинка о правде: уходит то, что держалось для вида. Бед она не обещает.',
};

/** A sentence beside a name that may frighten; null of the others. */
export function aboutName(arcanum: Arcanum): string | null {
  const about = ABOUT_NAME[arcanum];
  return about ? bindWords(about) : null;
}
