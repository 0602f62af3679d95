import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { startWorld } from '@/e2e/world/world';
import { installDebianPackage } from '../scripts/debian';
import { ensureBuilt } from '../server/build/ensure-built';
import { takeAdminPages } from './screenshots/admin-pages';
import { takeBuyerPages } from './screenshots/buyer-pages';
import { startCamera } from './screenshots/camera';
import { takeReadings } from './screenshots/readings';
import { takeTelegramPages } from './screenshots/telegram-pages';

// npm run screenshots: takes anew every picture that README.md and docs/ show, by a shop and
// emulators of its own. `npm run screenshots -- <folder>` puts them there instead, and with them
// those of pages that no document shows, for somebody who wants to look at all of them.

const [folder] = process.argv.slice(2);
const shown = shownPictures();

ensureBuilt();
// The shops that are started below have the clock of the pictures too.
process.env.NODE_OPTIONS = `--import=${new URL('./screenshots/steady.mjs', import.meta.url)}`;
ensurePdftoppm();
const camera = await startCamera(path.join(folder ?? 'docs', 'screenshots'), (name) =>
  folder ? true : shown.has(name),
);
await takeAdminPages(camera);
const world = await startWorld({ bot: true });
try {
  await takeReadings(camera, world, path.join(folder ?? 'docs', 'readings'));
  await takeBuyerPages(camera, world);
  await takeTelegramPages(camera, world);
} finally {
  await world.stop();
}
await camera.stop();

/** The names of pictures in docs/screenshots that a document shows or links. */
function shownPictures(): Set<string> {
  const documents = readdirSync('docs').filter((name) => name.endsWith('.md'));
  const texts = ['README.md', ...documents.map((name) => `docs/${name}`)].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const names = texts.join('\n').matchAll(/screenshots\/([\w-]+)\.png/g);
  return new Set([...names].map(([, name = '']) => name));
}

/** Brings the program that draws the pages of a PDF where that is possible. */
function ensurePdftoppm(): void {
  const isThere = () => spawnSync('pdftoppm', ['-v']).status === 0;
  if (isThere() || (installDebianPackage('poppler-utils') && isThere())) return;
  throw new Error('no pdftoppm: install poppler-utils');
}
