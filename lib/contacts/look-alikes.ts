/** Letters that look like a Latin one, small: Cyrillic, Greek and rare Latin. */
const LOOK_ALIKES: Record<string, string> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  ё: 'e',
  ғ: 'f',
  һ: 'h',
  н: 'h',
  і: 'i',
  ї: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  т: 't',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  г: 'r',
  п: 'n',
  α: 'a',
  γ: 'y',
  ε: 'e',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ı: 'i',
  ɡ: 'g',
  ɑ: 'a',
  ſ: 's',
  ꞁ: 'l',
};

/** The text as it looks: in small letters, look-alikes and accented letters as plain Latin ones. */
export function asItLooks(text: string): string {
  const plain = text
    .toLowerCase()
    .replace(/[^\x20-\x7e]/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
  return plain
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\x20-\x7e]/gu, (letter) => LOOK_ALIKES[letter] ?? letter);
}
