import type { Chakra } from '../chakras';
import { bindWords } from './bind-words';

/** What tradition tells of a chakra. The colour is the modern Western convention. */
type ChakraFacts = {
  number: number;
  sanskrit: string;
  meaning: string;
  petals: string;
  colour: string;
  place: string;
  element: string;
  sense: string | null;
  sound: string;
};

const FACTS: Record<Chakra, ChakraFacts> = {
  muladhara: {
    number: 1,
    sanskrit: 'Mūlādhāra',
    meaning: 'корень-опора',
    petals: 'четыре лепестка',
    colour: 'красный',
    place: 'основание позвоночника',
    element: 'стихия земли',
    sense: 'обоняние',
    sound: 'звук ЛАМ',
  },
  svadhisthana: {
    number: 2,
    sanskrit: 'Svādhiṣṭhāna',
    meaning: 'своё обиталище',
    petals: 'шесть лепестков',
    colour: 'оранжевый',
    place: 'низ живота, крестец',
    element: 'стихия воды',
    sense: 'вкус',
    sound: 'звук ВАМ',
  },
  manipura: {
    number: 3,
    sanskrit: 'Maṇipūra',
    meaning: 'город самоцветов',
    petals: 'десять лепестков',
    colour: 'жёлтый',
    place: 'пупок, солнечное сплетение',
    element: 'стихия огня',
    sense: 'зрение',
    sound: 'звук РАМ',
  },
  anahata: {
    number: 4,
    sanskrit: 'Anāhata',
    meaning: 'неударённый звук',
    petals: 'двенадцать лепестков',
    colour: 'зелёный',
    place: 'центр груди',
    element: 'стихия воздуха',
    sense: 'осязание',
    sound: 'звук ЯМ',
  },
  vishuddha: {
    number: 5,
    sanskrit: 'Viśuddha',
    meaning: 'чистая',
    petals: 'шестнадцать лепестков',
    colour: 'голубой',
    place: 'горло',
    element: 'стихия эфира',
    sense: 'слух',
    sound: 'звук ХАМ',
  },
  ajna: {
    number: 6,
    sanskrit: 'Ājñā',
    meaning: 'повеление, восприятие',
    petals: 'два лепестка',
    colour: 'синий, индиго',
    place: 'межбровье',
    element: 'ум (манас)',
    sense: null,
    sound: 'звук ОМ',
  },
  sahasrara: {
    number: 7,
    sanskrit: 'Sahasrāra',
    meaning: 'тысячелепестковый',
    petals: 'тысяча лепестков',
    colour: 'фиолетовый, белый',
    place: 'макушка',
    element: 'вне элементов',
    sense: null,
    sound: 'тишина',
  },
};

/** Its name in Latin letters, for print: phones read it out letter by letter. */
export function sanskritName(chakra: Chakra): string {
  return FACTS[chakra].sanskrit;
}

/** The facts of a chakra in a few phrases, as the first edition tells them. */
export function factsInWords(chakra: Chakra): string {
  const { number, sanskrit, meaning, place, element, sense, petals, sound, colour } = FACTS[chakra];
  const tradition = [place, sense ? `${element}, ${sense}` : element, petals, sound];
  return bindWords(
    `${number}-я чакра, ${sanskrit}, «${meaning}». По традиции: ${tradition.join('; ')}. Цвет в современной традиции: ${colour}.`,
  );
}
