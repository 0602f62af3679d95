import { ANYBODY, MAX_CONTACTS, MAX_MENTIONS } from './mentions';

const WORD = /[\p{L}\p{M}]+/gu;
const MONTHS = ['янв', 'фев', 'мар', 'апр', 'мая', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];
const MONTH = /(янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\p{L}*/gu;
const DAY = '(?<day>0?[1-9]|[12]\\d|3[01])';
const MONTH_NUMBER = '(?<month>0?[1-9]|1[0-2])';
const YEAR = '(?<year>(?:18|19|20)\\d\\d)';
const DATES = [
  [DAY, MONTH_NUMBER, YEAR],
  [YEAR, MONTH_NUMBER, DAY],
].map((parts) => new RegExp(`(?<!\\d)${parts.join('[^\\p{L}\\d]{0,3}')}(?!\\d)`, 'gu'));

/**
 * What a short text that people have typed may name somebody by beside contacts: its words in small
 * letters, and its dates as `1931-10-17`. What holds too many counts as naming anybody.
 */
export function wordsIn(text: string): Set<string> {
  const found = new Set<string>();
  let mentions = 0;
  for (const word of wordsAndDates(text.normalize('NFC').toLowerCase())) {
    mentions += 1;
    found.add(word);
    if (mentions > MAX_MENTIONS || found.size > MAX_CONTACTS) return new Set([ANYBODY]);
  }
  return found;
}

function* wordsAndDates(text: string): Generator<string> {
  for (const [word] of text.matchAll(WORD)) yield word;
  const numbers = text.replace(MONTH, (_, stem: string) => String(monthOf(stem)));
  for (const pattern of DATES) {
    for (const { groups: { day = '', month = '', year = '' } = {} } of numbers.matchAll(pattern)) {
      yield `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    }
  }
}

const monthOf = (stem: string) => MONTHS.indexOf(stem.replace('й', 'я')) + 1;
