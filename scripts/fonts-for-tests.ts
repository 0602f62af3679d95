import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const CUT = 'lib/documents/fonts/title.ttf';
const SOURCES = ['scripts/subset-fonts.ts', 'package-lock.json'];

/** Documents need their fonts before the site was ever built; Vitest calls this once a run. */
export default function fontsForTests(): void {
  const isFresh = SOURCES.every((source) => changedAt(source) <= changedAt(CUT));
  if (isFresh) return;
  const args = ['--import', 'tsx', 'scripts/subset-fonts.ts'];
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) throw new Error('the fonts were not cut');
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
