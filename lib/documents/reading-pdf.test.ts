import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { hasTool } from '@/scripts/test-tools';
import type { BirthDate } from '../chakras/birth-date';
import { makeReading } from '../chakras/reading';
import { interpretSecond } from '../chakras/second/interpret-second';
import { HEADINGS } from '../chakras/texts/phrases';
import { FOR_CHILD, SECOND_HEADINGS } from '../chakras/texts/second/phrases';
import { readingPdf } from './reading-pdf';

const BIRTH_DATE = '1988-11-03' as BirthDate;
const facts = {
  reading: makeReading(BIRTH_DATE),
  birthDate: BIRTH_DATE,
  name: 'Анна-Мария «Ж»',
  audience: 'adult' as const,
  madeOn: new Date('2026-11-24T10:00:00.000Z'),
};
const bytes = await readingPdf(facts);
const pdf = await getDocumentProxy(Uint8Array.from(bytes));

/** The words of the document in reading order, whatever the lines they were broken into. */
const words = async () => {
  const { text } = await extractText(pdf, { mergePages: true });
  return inOneLine(text);
};
const inOneLine = (text: string) => text.replace(/[\s\u00a0]+/g, ' ');

describe('the PDF of a reading', () => {
  it('is of A4 pages and well below a megabyte', async () => {
    const page = await pdf.getPage(1);
    const { width, height } = page.getViewport({ scale: 1 });

    expect(bytes.subarray(0, 8).toString()).toBe('%PDF-1.7');
    expect([Math.round(width), Math.round(height)]).toEqual([595, 842]);
    expect(bytes.length).toBeLessThan(1_000_000);
  });

  it.skipIf(!hasTool('qpdf'))('has nothing that qpdf would warn of', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'chakra-pdf-')), 'reading.pdf');
    writeFileSync(file, bytes);

    const { status, stdout, stderr } = spawnSync('qpdf', ['--check', file], { encoding: 'utf8' });

    expect({ status, stderr }, stdout).toEqual({ status: 0, stderr: '' });
  });

  it('says in selectable letters everything the reading says', async () => {
    const said = await words();
    const { totals, repeats, month, answers, plan, chapters, columns } = interpretSecond(
      facts.reading,
    );
    const texts = [
      ...[...totals, ...answers].flatMap(({ texts }) => texts),
      ...[...repeats, month, ...columns].map(({ text }) => text),
      ...plan.steps.map(({ step }) => step),
      ...chapters.flatMap(({ accord, facts }) => [accord ?? [], facts].flat()),
      ...chapters.flatMap(({ cells }) =>
        cells.flatMap(({ openings, text: { theme, plus, minus, step } }) =>
          [openings, theme, plus, minus, step].flat(),
        ),
      ),
    ];

    expect(texts.length).toBeGreaterThan(70);
    expect(texts.map(inOneLine).filter((text) => !said.includes(text))).toEqual([]);
  });

  it('tells whose it is, how it was counted, why others differ and what it is not', async () => {
    const said = await words();

    expect(said).toContain('Анна-Мария «Ж» 3 ноября 1988 г.');
    expect(said).toContain('1 + 9 + 8 + 8 = 26 → 2 + 6 = 8');
    expect(said).toContain('Почему на другом сайте другие числа');
    expect(said).toContain('не медицинская диагностика');
  });

  it('begins no page in the middle of what is said of an arcanum', async () => {
    const { text } = await extractText(pdf, { mergePages: false });
    const parts = [HEADINGS.minus, SECOND_HEADINGS.cellStep].map(inOneLine);

    const torn = text.map(inOneLine).filter((page) => parts.some((part) => page.startsWith(part)));
    expect(torn).toEqual([]);
  });

  it('numbers its pages, but for the cover', async () => {
    const { text } = await extractText(pdf, { mergePages: false });

    expect(text[0]).not.toMatch(/1 из/);
    for (const [at, page] of text.slice(1).entries()) {
      expect(inOneLine(page)).toContain(`${at + 2} из ${text.length}`);
    }
  });

  it('is tagged, in Russian, with a table of contents and the instant it is dated by', async () => {
    const { info } = await getMeta(pdf);
    const trees = Array.from({ length: pdf.numPages }, async (_, at) =>
      (await pdf.getPage(at + 1)).getStructTree(),
    );
    const tree = JSON.stringify(await Promise.all(trees));
    const contents = await pdf.getOutline();

    expect(await pdf.getMarkInfo()).toMatchObject({ Marked: true });
    expect(info).toMatchObject({ Language: 'ru-RU', CreationDate: 'D:20261124100000Z' });
    expect(tree).toContain('"role":"Table"');
    expect(tree.match(/"role":"TH"/g)).toHaveLength(4 + 8);
    expect(bytes.toString('latin1').match(/\/Scope \/(Column|Row)/g)).toHaveLength(4 + 8);
    expect(contents?.map(({ title }) => title)).toEqual([
      'Главное в карте',
      'План на четыре недели',
      'Итоги',
      'Карта',
      'Муладхара: опора, безопасность, быт, деньги',
      'Свадхистана: радость, вкус к жизни, творчество',
      'Манипура: воля, статус, границы',
      'Анахата: любовь, отношения, принятие',
      'Вишудха: речь, самовыражение, правда',
      'Аджна: ясность, интуиция, решения',
      'Сахасрара: смысл, связь с целым',
      'Как посчитано',
      'Почему на другом сайте другие числа',
    ]);
  });

  it('is the same to the last byte whenever it is made, and another for another person', async () => {
    expect((await readingPdf(facts)).equals(bytes)).toBe(true);
    expect((await readingPdf({ ...facts, name: null })).equals(bytes)).toBe(false);
  });

  it.each([
    ['Әсел Қанатқызы', 'Әсел Қанатқызы'],
    ['Їжакевич Ґанна', 'Їжакевич Ґанна'],
    ['Zoë Müller', 'Zoë Müller'],
    ['Анна 🌸 ✨', 'Анна 3 ноября'],
  ])('writes the letters of %j and leaves out what no font has', async (name, written) => {
    const named = Uint8Array.from(await readingPdf({ ...facts, name }));
    const { text } = await extractText(named, { mergePages: true });

    expect(inOneLine(text)).toContain(written);
  });

  it.each(['Щ'.repeat(100), 'Щ '.repeat(50), 'Мария '.repeat(16)])(
    'keeps %j clear of the date and of what stands below',
    async (name) => {
      const cover = await getDocumentProxy(Uint8Array.from(await readingPdf({ ...facts, name })));
      const { items } = await (await cover.getPage(1)).getTextContent();
      const lines = items.flatMap((item) =>
        'transform' in item && item.str.trim()
          ? [{ text: item.str, from: item.transform[5], size: item.height }]
          : [],
      );
      const date = lines.find(({ text }) => text.includes('ноября'));
      const subtitle = lines.find(({ text }) => text.startsWith('Расчёт'));

      expect(date?.from).toBeGreaterThan((subtitle?.from ?? 0) + (subtitle?.size ?? 0));
    },
  );

  it('of a child has headings of its own and a sentence for grown-ups', async () => {
    const childs = await readingPdf({ ...facts, audience: 'child' });
    const { text } = await extractText(Uint8Array.from(childs), { mergePages: true });

    expect(inOneLine(text)).toContain(inOneLine(FOR_CHILD));
    expect(inOneLine(text)).toContain('Характер');
    expect(await words()).not.toContain(inOneLine(FOR_CHILD));
  });

  it('needs no name', async () => {
    const nameless = await readingPdf({ ...facts, name: null });
    const { text } = await extractText(Uint8Array.from(nameless), { mergePages: true });

    expect(text).not.toContain('null');
    expect(text).not.toContain('Анна');
  });
});

it('what was sold as the first edition is written word by word where it was', async () => {
  const sold = { ...facts, reading: { ...facts.reading, version: 1 } };
  const first = await getDocumentProxy(Uint8Array.from(await readingPdf(sold)));
  const pages = Array.from({ length: first.numPages }, async (_, at) => {
    const { items } = await (await first.getPage(at + 1)).getTextContent();
    return items.map((item) => ('str' in item ? [item.str, item.transform] : null));
  });
  const digest = createHash('sha256')
    .update(JSON.stringify(await Promise.all(pages)))
    .digest('base64url');

  expect(digest).toBe('6YkPJD8LRDegUbydl5JNjPrr_tVXw02m4x8-txasq6g');
});
