import { expect, it } from 'vitest';
import { readSearchText } from './search-text';

const phrasesOf = (typed: string) => {
  const read = readSearchText(typed);
  return read.kind === 'phrases' ? read.phrases : read.kind;
};

it('looks for each word by itself, with е for ё', () => {
  expect(phrasesOf('  Алёна   ЁЖИК ')).toEqual(['Алена', 'ЕЖИК']);
  expect(phrasesOf('Але\u0308на')).toEqual(['Алена']);
});

it('takes digits with what people put between them for one number', () => {
  expect(phrasesOf('№ 1234 567 897')).toEqual(['1234567897']);
  expect(phrasesOf('Заказ № 1234 567 897.')).toEqual(['1234567897']);
  expect(phrasesOf('8 (916) 123-45-67')).toEqual(['9161234567']);
  expect(phrasesOf('+7 916 123-45-67')).toEqual(['79161234567']);
  expect(phrasesOf('123-45')).toEqual(['12345']);
});

it('looks for two letters only at the beginning of a word', () => {
  expect(phrasesOf('Ия Петрова')).toEqual([' Ия', 'Петрова']);
});

it('takes what no keyboard types for a space', () => {
  expect(phrasesOf('Анна\u0000Петрова')).toEqual(['Анна', 'Петрова']);
  expect(phrasesOf('\u0000\u0007')).toBe('too_short');
});

it('has nothing to look for in less', () => {
  for (const typed of ['', ' ', 'я', 'а б', '+7', '№']) expect(phrasesOf(typed)).toBe('too_short');
});
