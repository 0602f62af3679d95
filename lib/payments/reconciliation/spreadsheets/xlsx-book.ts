import { readXml } from './read-xml';
import type { XlsxParts } from './unpack-xlsx';

/** What an Excel file says of itself as a whole. */
export type XlsxBook = {
  /** The XML of its sheets in their order, hidden ones too; charts are none. */
  sheets: string[];
  isFrom1904: boolean;
  sharedTexts: string[];
  /** Which of the styles of cells show a number as a day or a time. */
  dateStyles: boolean[];
};

/** Reads the workbook, its styles and shared texts. Throws when there is no workbook in the file. */
export function readXlsxBook(parts: XlsxParts): XlsxBook {
  const home = mainPart(parts);
  const folder = home.slice(0, home.lastIndexOf('/') + 1);
  const named = relations(parts, `${folder}_rels/${home.slice(folder.length)}.rels`, folder);
  const sheetIds: string[] = [];
  let isFrom1904 = false;
  readXml(parts.get(home) ?? '', {
    open: (element, { id, date1904 }) => {
      if (element === 'sheet' && id !== undefined) sheetIds.push(id);
      if (element === 'workbookPr') isFrom1904 = date1904 === '1' || date1904 === 'true';
    },
  });
  const partOf = (kind: string) => [...named.values()].find((one) => one.kind === kind)?.xml;
  const sheets = sheetIds.flatMap((id) => {
    const sheet = named.get(id);
    return sheet?.kind === 'worksheet' ? [sheet.xml] : [];
  });
  return {
    sheets,
    isFrom1904,
    sharedTexts: sharedTextsIn(partOf('sharedStrings') ?? parts.get('xl/sharedstrings.xml')),
    dateStyles: dateStylesIn(partOf('styles') ?? parts.get('xl/styles.xml')),
  };
}

function mainPart(parts: XlsxParts): string {
  const named = [...relations(parts, '_rels/.rels', '').values()];
  const told = named.find(({ kind }) => kind === 'officeDocument')?.name;
  const name = told && parts.has(told) ? told : 'xl/workbook.xml';
  if (!parts.has(name)) throw new Error('no workbook');
  return name;
}

type Relation = { kind: string; name: string; xml: string };

/** The files that one of them names, by their ids. */
function relations(parts: XlsxParts, file: string, folder: string): Map<string, Relation> {
  const named = new Map<string, Relation>();
  readXml(parts.get(file) ?? '<none/>', {
    open: (element, { Id = '', Type = '', Target = '' }) => {
      if (element !== 'Relationship') return;
      const path = new URL(Target, `file:///${folder}`).pathname;
      const name = decodeURIComponent(path).slice(1).toLowerCase();
      const xml = parts.get(name);
      if (xml !== undefined) named.set(Id, { kind: Type.split('/').at(-1) ?? '', name, xml });
    },
  });
  return named;
}

/** Rich texts are their runs one after the other; how a word is pronounced is no part of it. */
function sharedTextsIn(xml = '<none/>'): string[] {
  const texts: string[] = [];
  let text = '';
  const inside: string[] = [];
  readXml(xml, {
    open: (element) => {
      inside.push(element);
      if (element === 'si') text = '';
    },
    close: (element) => {
      inside.pop();
      if (element === 'si') texts.push(text);
    },
    text: (piece) => {
      if (inside.at(-1) === 't' && !inside.includes('rPh')) text += piece;
    },
  });
  return texts;
}

/** Numbers of formats that every Excel has for days and times (ECMA-376, part 1, 18.8.30). */
const isBuiltInDate = (id: number) =>
  (id >= 14 && id <= 22) ||
  (id >= 27 && id <= 36) ||
  (id >= 45 && id <= 47) ||
  (id >= 50 && id <= 58);

function dateStylesIn(xml = '<none/>'): boolean[] {
  const ownDates = new Map<number, boolean>();
  const styles: boolean[] = [];
  let isOfCells = false;
  readXml(xml, {
    open: (element, { numFmtId, formatCode = '' }) => {
      const id = Number(numFmtId);
      if (element === 'numFmt') ownDates.set(id, isDateFormat(formatCode));
      if (element === 'cellXfs') isOfCells = true;
      if (element === 'xf' && isOfCells) styles.push(ownDates.get(id) ?? isBuiltInDate(id));
    },
    close: (element) => {
      if (element === 'cellXfs') isOfCells = false;
    },
  });
  return styles;
}

/** Letters of days and times outside of quotes and brackets; `[h]` counts hours. */
function isDateFormat(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '');
  return /[ymdhsгд]/i.test(bare) && !/general|основной/i.test(bare);
}
