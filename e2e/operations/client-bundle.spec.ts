import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { PUBLIC_DEMO_KEY } from '@/lib/prodamus/signature';
import {
  DEMO_ADMIN_HASH,
  DEMO_APP_SECRET,
  DEMO_BOT_TOKEN,
  DEMO_PRODAMUS_KEY,
} from '@/server/config/demo-keys';
import { ENV_NAMES } from '@/server/config/env';
import { expect, test } from '../world/fixtures';

/** What runs only on the server and must never be sent to a browser. */
const OF_THE_SERVER = ['better-sqlite3', 'drizzle', 'scryptSync', 'payment_notices', 'nodemailer'];

test('No file that browsers load holds a secret, the name of a setting or code of the server', () => {
  const files = readdirSync('.next/static', { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:js|css|json|txt)$/.test(file),
  );
  expect(files.length).toBeGreaterThan(10);
  const demo = [
    DEMO_APP_SECRET,
    DEMO_BOT_TOKEN,
    DEMO_ADMIN_HASH,
    DEMO_PRODAMUS_KEY,
    PUBLIC_DEMO_KEY,
  ];
  const names = ENV_NAMES.filter((name) => name.includes('_'));
  for (const file of files) {
    const text = readFileSync(path.join('.next/static', file), 'utf8');
    const held = [...demo, ...names, ...OF_THE_SERVER].filter((secret) => text.includes(secret));
    expect(held, file).toEqual([]);
  }
});
