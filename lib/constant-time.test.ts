import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// A comparison by === ends at the first sign that differs, and its time tells how many were right.
// So what is secret is compared by isSameSecret, or found by an index of the database.

const SECRET = /^(?:.*\.)?\w*(?:secret|password|digest|hash|signature|sign|hmac|mac|token)$/i;
/** A constant of the source is no secret; a design is no sign. */
const HARMLESS = /^(?:[A-Z_]+|design)$/;
const NO_VALUE = /^(?:null|undefined|true|false|0|''|""|'(?:string|number|undefined)')$/;
const COMPARISON = /([\w.?()[\]]+)\s*[!=]==?\s*('[^']*'|[\w.?()[\]]+)/g;

/** The comparisons in a source that a clock could learn a secret from. */
function leaksOf(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return [...code.matchAll(COMPARISON)]
    .filter(([, left = '', right = '']) => isSecret(left, right) || isSecret(right, left))
    .map(([comparison]) => comparison);
}

function isSecret(one: string, other: string): boolean {
  const [name, value] = [one, other].map((side) => side.replace(/[?()[\]]/g, ''));
  return SECRET.test(name ?? '') && !HARMLESS.test(name ?? '') && !NO_VALUE.test(value ?? '');
}

function sources(): string[] {
  return ['lib', 'app', 'db'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file) && !/\.(?:test|contract)\.ts$|fixtures\//.test(file))
      .map((file) => `${folder}/${file}`),
  );
}

it('no secret is compared by ===', () => {
  const files = sources();
  expect(files.length).toBeGreaterThan(200);
  const leaks = files.flatMap((file) =>
    leaksOf(readFileSync(file, 'utf8')).map((leak) => `${file}: ${leak}`),
  );
  expect(leaks).toEqual([]);
});

it.each([
  ['if (offered === config.webhookSecret) return true', 1],
  ['return signature !== expected', 1],
  ["request.headers.get('sign') == wanted.sign", 1],
  ['if (passwordHash === null) return closed', 0],
  ["typeof token === 'string'", 0],
  ['isSameSecret(offered.token, token)', 0],
])('the check itself reads %s', (source, leaks) => {
  expect(leaksOf(source)).toHaveLength(leaks);
});

it('everything that checks a secret does it in constant time', () => {
  const checks = [
    'lib/prodamus/signature.ts',
    'lib/telegram/init-data.ts',
    'lib/telegram/receive-updates.ts',
    'lib/admin/sign-in/password-hash.ts',
    'lib/orders/find/find-order.ts',
    'server/http/bearer.ts',
  ];
  expect(readFileSync('lib/secrets.ts', 'utf8')).toContain('timingSafeEqual(');
  for (const file of checks) expect(readFileSync(file, 'utf8'), file).toContain('isSameSecret(');
});
