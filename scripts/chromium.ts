import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { installDebianPackage } from './debian';

const USUAL_PLACES = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * The path of a Chromium to test with: the one named by CHROMIUM_PATH, one that is here already,
 * or one installed now (Debian's package where that is possible, else Playwright's own).
 */
export function findChromium(): string {
  const found = installed();
  if (found) return found;
  if (!installDebianPackage('chromium-headless-shell')) {
    spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit' });
  }
  const now = installed();
  if (now) return now;
  throw new Error('no Chromium: install one and name it in CHROMIUM_PATH');
}

function installed(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  return [...(named ? [named] : []), chromium.executablePath(), ...USUAL_PLACES].find(existsSync);
}
