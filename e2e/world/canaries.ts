import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import Database from 'better-sqlite3';

/** Somebody whose data are found wherever they are left: words that nothing else says. */
export type Canary = {
  name: string;
  email: string;
  phone: string;
  birthDate: string;
  /** The birth date as the fields of a form want it. */
  date: { day: string; month: string; year: string };
  /** Every way each of them may be spelled in a log, an address, a page or a file. */
  spellings: Record<'name' | 'email' | 'phone' | 'birthDate', readonly string[]>;
};

const MONTHS = ['января', 'февраля', 'марта', 'апреля', 'мая', 'июня'];

/** A word as it is, and as forms and JSON may write it. */
function spelled(word: string): string[] {
  const percent = encodeURIComponent(word);
  const escaped = word.replace(
    /[^ -~]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return [...new Set([word, percent, percent.toLowerCase(), escaped])];
}

/** A canary of its own for each letter, such as `q`. */
export function aCanary(letter: string, month: number): Canary {
  const name = `Ъю${letter}Канарейцева`;
  const email = `canary${letter}zqx@example.ru`;
  const ten = `90017${letter.charCodeAt(0)}${month}66`.slice(0, 10).padEnd(10, '6');
  const day = '17';
  const two = String(month).padStart(2, '0');
  const year = '1937';
  const [, area = '', rest = ''] = /^(...)(.*)$/.exec(ten) ?? [];
  const dashed = rest.replace(/^(...)(..)/, '$1-$2-');
  return {
    name,
    email,
    phone: `+7${ten}`,
    birthDate: `${year}-${two}-${day}`,
    date: { day, month: two, year },
    spellings: {
      name: [...spelled(name), ...spelled(name.toLowerCase()), ...spelled(name.toUpperCase())],
      email: [...spelled(email), ...spelled(email.toUpperCase())],
      phone: [ten, `${area} ${dashed}`, `(${area}) ${dashed}`, `${area}+${dashed}`],
      birthDate: [
        `${year}-${two}-${day}`,
        `${day}.${two}.${year}`,
        ...[' ', '\u00a0'].map((space) => [day, MONTHS[month - 1], year].join(space)),
      ],
    },
  };
}

/** What a canary may have typed where a page to pay asks for the number of the order. */
export function typedForANumber(canary: Canary): string[] {
  const { name, email, phone, birthDate, spellings } = canary;
  const day = spellings.birthDate[1] ?? '';
  return [
    email,
    email.toUpperCase(),
    phone,
    phone.replace('+7', '8'),
    ...spellings.phone.slice(1, 3),
    name,
    `карта для ${name.toUpperCase()}`,
    birthDate,
    ...spellings.birthDate.slice(1),
    `${day} ${name}`,
    `${name}, ${phone}`,
  ];
}

/** Which of a canary's data a text or the bytes of a file give away, and how they are spelled there. */
export function givenAway(canary: Canary, where: string | Buffer): string[] {
  return Object.entries(canary.spellings).flatMap(([what, spellings]) =>
    spellings.filter((text) => where.includes(text)).map((text) => `${what}: ${text}`),
  );
}

/** What of a canary any file in a folder gives away, with the file's name. */
export function leftIn(canary: Canary, folder: string): string[] {
  return filesIn(folder).flatMap((file) => givenAwayBy(canary, file));
}

/**
 * The same of the files written since an instant, for a folder that is large and that others write
 * in meanwhile.
 */
export function leftSince(canary: Canary, folder: string, since: Date): string[] {
  const isNew = (file: string) =>
    (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) >= since.getTime();
  return filesIn(folder)
    .filter(isNew)
    .flatMap((file) => givenAwayBy(canary, file));
}

function filesIn(folder: string): string[] {
  const entries = unlessGone(() => readdirSync(folder, { withFileTypes: true })) ?? [];
  return entries.flatMap((entry) => {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) return filesIn(name);
    return entry.isFile() ? [name] : [];
  });
}

function givenAwayBy(canary: Canary, file: string): string[] {
  const bytes = unlessGone(() => readFileSync(file));
  return bytes ? givenAway(canary, bytes).map((found) => `${file}: ${found}`) : [];
}

/** What has gone in the meantime holds nothing. */
function unlessGone<T>(look: () => T): T | null {
  try {
    return look();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return null;
  }
}

/** The database as it lies on the disk: every byte of its files. */
export function filesOf(databaseFile: string): Buffer {
  const names = ['', '-wal', '-shm'].map((ending) => databaseFile + ending);
  return Buffer.concat(names.map((name) => readFileSync(name)));
}

/** Whether the search of orders knows three letters in a row; its index keeps nothing longer. */
export function searchKnows(databaseFile: string, letters: string): boolean {
  const client = new Database(databaseFile, { readonly: true });
  try {
    client.exec(`create virtual table temp.words using fts5vocab(main, order_search, 'row')`);
    const known = client.prepare('select 1 from temp.words where term = ?').get(letters);
    return known !== undefined;
  } finally {
    client.close();
  }
}
