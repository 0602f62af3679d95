import type { Chakra } from '../chakras';
import { bindWords } from './bind-words';

/** What the product says about the method itself, the same on pages and in documents. */
export const TITLE = 'Карта чакр по дате рождения';

export const SUBTITLE = bindWords(
  'Расчёт по методу «Матрица судьбы» (22 аркана). Символическая система для самопознания, не медицинская диагностика.',
);

export const HOW_TO_READ = bindWords(
  'Каждое число в карте — это номер одного из 22 арканов. Номер служит именем, а не мерой: 22 не «больше» трёх. Начните с итогов, потом посмотрите повторы, потом идите по главам.',
);

export const HOW_COUNTED = [
  'Карта вырастает из дня, месяца и года. Если число больше 22, его цифры складывают, и так до тех пор, пока не получится 22 или меньше.',
  '«Эмоции» каждой чакры складываются из её физики и энергии. Итог столбца складывается из семи его чисел. Вместе три итога называют общим энергополем.',
].map(bindWords);

/** Where the first two numbers of each row come from; the points are named as in the working. */
export const ROW_RULES = bindEach<Chakra>({
  sahasrara: 'Физика — день А, энергия — месяц Б.',
  ajna: 'Ко дню и месяцу прибавлены «День и центр» и «Месяц и центр».',
  vishuddha: 'Физика — «День и центр», энергия — «Месяц и центр».',
  anahata: 'К числам Вишудхи прибавлен центр Ц.',
  manipura: 'Физика и энергия — центр Ц.',
  svadhisthana: 'К числам Муладхары прибавлен центр Ц.',
  muladhara: 'Физика — год В, энергия — нижняя точка Г.',
});

const OTHER_SITES = {
  lead: bindWords(
    'Формул в сети несколько, и чаще всего числа расходятся по одной из трёх причин.',
  ),
  causes: [
    {
      title: 'Вычитают 22 вместо того, чтобы складывать цифры.',
      text: 'Из 29 у них выходит 7, а по правилу метода 2 + 9 = 11.',
    },
    {
      title: 'Путают столбцы Свадхистаны.',
      text: 'В ней физика растёт из года, энергия — из нижней точки. Их часто меняют местами.',
    },
    {
      title: 'Оставляют итоги без повторного сложения.',
      text: 'Сумму столбца показывают как есть или складывают не до конца: из 115 получают 11 + 5 = 16, а по правилу 1 + 1 + 5 = 7.',
    },
  ].map(({ title, text }) => ({ title: bindWords(title), text: bindWords(text) })),
  percents: bindWords(
    'Если на другом сайте вместо арканов проценты, это другой метод, со своими циклами и таблицей. Сравнивать его с этой картой нельзя.',
  ),
};

/** What the map is, in two sentences. */
export const ONLY_SYMBOLS = bindWords(
  'Карта чакр построена на арифметике даты рождения и языке символов. Это повод подумать о себе, а не предсказание и не совет врача.',
);
const PLACES = bindWords(
  'Места чакр в теле и их связь со стихиями взяты из традиции, цвета приведены так, как принято в современной традиции. О самочувствии они ничего не говорят: с вопросами о здоровье обращайтесь к врачу.',
);
const BOTH_SIDES = bindWords(
  'Плюс и минус аркана показывают две стороны одной темы. Решаете всегда вы.',
);

type Explanations = {
  otherSites: typeof OTHER_SITES;
  /** What the map is not: a heading, and what is said under it. */
  limits: { title: string; texts: string[] };
};

/** What a reading was sold with stays as it was, the corrected words come with the next edition. */
const OF_FIRST: Explanations = {
  otherSites: OTHER_SITES,
  limits: { title: 'Чем эта карта не\u00a0является', texts: [ONLY_SYMBOLS, PLACES, BOTH_SIDES] },
};
const [SUBTRACTED, ...OTHER_CAUSES] = OTHER_SITES.causes;
const OF_SECOND: Explanations = {
  otherSites: {
    ...OTHER_SITES,
    causes: [
      {
        title: bindWords('Вычитают 22, вместо того чтобы складывать цифры.'),
        text: SUBTRACTED?.text ?? '',
      },
      ...OTHER_CAUSES,
    ],
  },
  limits: {
    title: 'Чего от\u00a0этой карты не\u00a0ждать',
    texts: [
      ONLY_SYMBOLS,
      bindWords(
        'Места чакр в теле и их связь со стихиями взяты из традиции, а радужные цвета появились только в XX веке. О самочувствии они ничего не говорят: с вопросами о здоровье обращайтесь к врачу.',
      ),
      BOTH_SIDES,
    ],
  },
};

/** Why other sites show other numbers, and what the map is not, in the words of an edition. */
export function explanationsOf(version: number): Explanations {
  return version === 1 ? OF_FIRST : OF_SECOND;
}

function bindEach<Key extends string>(texts: Record<Key, string>): Record<Key, string> {
  const entries = Object.entries<string>(texts).map(([key, text]) => [key, bindWords(text)]);
  return Object.fromEntries(entries) as Record<Key, string>;
}
