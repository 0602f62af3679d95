import { expect, it } from 'vitest';
import { bindWords } from './bind-words';
import { FIRST_EDITION } from './editions';

const shown = (text: string) => text.replaceAll('\u00a0', '_');

it.each([
  ['и в доме, и у вас', 'и_в_доме, и_у_вас'],
  ['Я с вами', 'Я_с_вами'],
  ['опора — это дом', 'опора_— это дом'],
  ['из 22 арканов', 'из_22_арканов'],
  ['№ 12 345', '№_12_345'],
  ['выходит 2 + 9 = 11', 'выходит 2_+ 9_=_11'],
  ['метод «о нём» (и не только)', 'метод «о_нём» (и_не_только)'],
  ['три слова подряд', 'три слова подряд'],
])('%j', (text, bound) => {
  expect(shown(bindWords(text))).toBe(bound);
});

it('the texts of an edition come bound', () => {
  const { theme } = FIRST_EDITION.chakras.muladhara[3] ?? { theme: '' };

  expect(theme).toContain('в\u00a0корне');
});
