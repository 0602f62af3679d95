import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { outdatedWords } from './words';

function folderWith(text: string): string {
  const root = mkdtempSync(path.join(tmpdir(), 'chakra-words-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(path.join(root, 'lib'));
  writeFileSync(path.join(root, 'lib/some.ts'), text);
  return root;
}

it('a word that the field does not use is named with its place and its term', () => {
  const said = outdatedWords(folderWith('const a = 1;\n/** Settles a payment. */\n'));
  expect(said).toEqual(['lib/some.ts:2: «Settles» → apply, resolve, complete or payment state']);
});

it('names in the database, addresses and words of a language stay', () => {
  const text = "sqliteTable('payment_notices');\nawait Promise.allSettled([]);\nfetch('/desk');\n";
  expect(outdatedWords(folderWith(text))).toEqual([]);
});
