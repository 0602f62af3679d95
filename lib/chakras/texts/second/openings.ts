import type { OpeningTexts } from './shape';

/** Манипура has one number in both columns, and so one sentence. */
const MANIPURA =
  'Так вы действуете и отсюда же берёте силы: в этой строке Физика и Энергия всегда одно число.';

/** The sentence before a text that tells what its column means there. */
export const openings: OpeningTexts = {
  sahasrara: {
    physics: 'Так смысл виден в ваших поступках.',
    energy: 'Так смысл открывается вам в тишине.',
    emotions: 'Об этом подумайте, когда неясно, ради чего стараться.',
  },
  ajna: {
    physics: 'Так вы принимаете решения на деле.',
    energy: 'Так подсказывает чутьё.',
    emotions: 'К этому вернитесь, когда всё запуталось.',
  },
  vishuddha: {
    physics: 'Так звучит ваша речь.',
    energy: 'Так говорит ваш внутренний голос.',
    emotions: 'С этого начните, когда слова не идут.',
  },
  anahata: {
    physics: 'Это замечают в вас те, кто рядом.',
    energy: 'Это согревает вас изнутри.',
    emotions: 'Вспомните об этом, когда отдалились от кого-то.',
  },
  manipura: {
    physics: MANIPURA,
    energy: MANIPURA,
    emotions: 'С этого начните, когда не хватает решимости.',
  },
  svadhisthana: {
    physics: 'Так вы радуетесь на людях.',
    energy: 'Отсюда к вам приходит вдохновение.',
    emotions: 'Сюда загляните, когда дни стали пресными.',
  },
  muladhara: {
    physics: 'Это видно по дому, вещам и кошельку.',
    energy: 'Отсюда вы берёте спокойствие.',
    emotions: 'С этого начните, когда тревожно за завтрашний день.',
  },
};
