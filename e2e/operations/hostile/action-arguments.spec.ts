import { readdirSync, readFileSync } from 'node:fs';
import { openSession } from '../../world/admin';
import { expect, test } from '../../world/fixtures';
import { freePort } from '../../world/free-port';
import { askRaw } from '../../world/raw-http';
import { type Shop, startShop } from '../../world/shop';

type Manifest = {
  node: Record<string, { exportedName: string; workers: Record<string, unknown> }>;
};
type Action = { id: string; name: string; path: string };
type Parts = [name: string, value: string, fileName?: string][];

/** Every server action of the build, and an address of a page that has it. */
function actionsOfBuild(): Action[] {
  const manifest = readFileSync('.next/server/server-reference-manifest.json', 'utf8');
  return Object.entries((JSON.parse(manifest) as Manifest).node).map(
    ([id, { exportedName, workers }]) => {
      const page = (Object.keys(workers)[0] ?? '').replace(/^app/, '').replace(/\/page$/, '');
      return { id, name: exportedName, path: page.replaceAll(/\[\w+\]/g, 'x') || '/' };
    },
  );
}

/** The name of every field that some form of a page is read by. */
function fieldNames(): string[] {
  const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`app/${file}`, 'utf8'));
  const names = sources.flatMap((text) =>
    [...text.matchAll(/\bform(?:Text\(form, |\.(?:get|has)\()'(\w+)'/g)].map(
      ([, name = '']) => name,
    ),
  );
  return [...new Set([...names, 'month', 'year', 'from', 'to', '__proto__', 'then'])];
}

/** What no page sends, decoded well and yet no form where a form is due. */
const NO_FORMS: Record<string, string> = {
  'no arguments': '[]',
  'an argument that is missing': '["$undefined"]',
  'both that are missing': '["$undefined","$undefined"]',
  nulls: '[null,null]',
  texts: '["a","b"]',
  numbers: '[1,"$NaN"]',
  objects: '[{"a":1},{"get":1,"has":{"b":[]}}]',
  arrays: '[[],[["a",[]]]]',
  'a map': '["$Q1","$Q1"]',
  'a date and a large number': '["$D2026-01-01T00:00:00.000Z","$n99999999999999999999"]',
  'many arguments': JSON.stringify(Array(200).fill({})),
};

/** What a form may hold, whatever its page has fields for. */
const VALUES = ['', 'NaN', '-1', '9'.repeat(400), '\0', `${'x'.repeat(299)}😀`, "'%_\\", '{"a":1}'];

function multipart(parts: Parts): string {
  const written = parts.map(([name, value, fileName]) => {
    const file = fileName === undefined ? '' : `; filename="${fileName}"`;
    return `--b\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return `${written.join('')}--b--\r\n`;
}

/** A form that a script sends as the argument `$K1`, and again where a state is due. */
const formOf = (parts: Parts): Parts => [
  ...parts.map(([name, value, file]): Parts[number] =>
    file === undefined ? [`1_${name}`, value] : [`1_${name}`, value, file],
  ),
  ['0', '["$K1","$K1"]'],
];

function bodiesOf(names: readonly string[]): Record<string, Parts> {
  const noForms = Object.entries(NO_FORMS).map(([what, sent]): [string, Parts] => [
    what,
    [
      ['1', '[["a","b"]]'],
      ['0', sent],
    ],
  ]);
  const forms = VALUES.map((value): [string, Parts] => [
    `a form of ${JSON.stringify(value.slice(-8))}`,
    formOf(names.map((name) => [name, value])),
  ]);
  return {
    ...Object.fromEntries([...noForms, ...forms]),
    'an empty form': [['0', '["$K1","$K1"]']],
    'a form of files': formOf(names.map((name) => [name, 'x', 'a.txt'])),
    'a form of fields that come twice': formOf([...names, ...names].map((name) => [name, 'x'])),
  };
}

/** The same as a page without scripts would send it: the action among the fields, and bound arguments. */
function plainBodiesOf(id: string): Record<string, Parts> {
  const bound = (sent: string): Parts => [
    ['$ACTION_REF_1', ''],
    ['$ACTION_1:0', `{"id":"${id}","bound":"$@1"}`],
    ['$ACTION_1:1', sent],
  ];
  const plain = ['[]', '[null]', '["a","b"]', '[{},{},{}]', '{"a":1}', 'null', '"$@1"'];
  return {
    ...Object.fromEntries(plain.map((sent) => [`bound ${sent}`, bound(sent)])),
    'nothing bound': [[`$ACTION_ID_${id}`, '']],
    'nothing bound by name': [
      ['$ACTION_REF_1', ''],
      ['$ACTION_1:0', `{"id":"${id}","bound":null}`],
    ],
  };
}

/** These take no arguments, so they get none. */
const TAKE_NOTHING = ['signOut', 'signOutEverywhere', 'startTestPayment'];

/** What went wrong, a line for each request that the shop has not coped with. */
async function walk(shop: Shop, actions: readonly Action[], cookie: string): Promise<string[]> {
  const failed: string[] = [];
  const scripted = Object.entries(bodiesOf(fieldNames()));
  for (const { id, name, path } of actions) {
    // Nothing ends the session of the walk itself.
    if (cookie && name.startsWith('signOut')) continue;
    for (const [what, parts] of [...scripted, ...Object.entries(plainBodiesOf(id))]) {
      const headers: Record<string, string> = {
        cookie,
        origin: shop.url,
        'content-type': 'multipart/form-data; boundary=b',
      };
      if (parts.every(([part]) => !part.startsWith('$ACTION'))) headers['next-action'] = id;
      const asked = { method: 'POST', path, headers, body: multipart(parts) };
      const { status } = await askRaw(shop.url, asked);
      const isRefused = [400, 409].includes(status) || TAKE_NOTHING.includes(name);
      const isAnswered = status > 0 && status < 500 && (isRefused || !(what in NO_FORMS));
      if (!isAnswered) failed.push(`${name}: ${what}: ${status}`);
    }
  }
  return failed;
}

test('No server action fails on arguments or fields of any shape, signed out or signed in', async ({
  prodamus,
}) => {
  const shop = await startShop(await freePort(), prodamus.url);
  const actions = actionsOfBuild();
  expect(actions.length).toBeGreaterThan(25);
  const unknown = { id: `60${'f'.repeat(40)}`, name: 'no such action', path: '/' };

  const signedOut = await walk(shop, [...actions, unknown], '');
  const cookie = await openSession(shop.url);
  const signedIn = await walk(shop, [...actions, unknown], cookie);

  expect([...signedOut, ...signedIn]).toEqual([]);
  const admin = await askRaw(shop.url, { path: '/admin', headers: { cookie } });
  expect(admin.status).toBe(200);
  const lines = shop.program.output().split('\n');
  expect(lines.filter((line) => /^\s+at |"stack"|"err"|a page has failed/.test(line))).toEqual([]);
  await shop.stop();
});
