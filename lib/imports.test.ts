import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

// The structure as edges between files: anyone who adds a wrong one is shown where the code
// belongs. There are no exceptions; a rule that needs one is a wrong rule.

type Edge = { from: string; to: string; typeOnly: boolean };

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PRODUCT = ['lib', 'db', 'server', 'components', 'app'];
const FOLDERS = [...PRODUCT, 'emulators', 'scripts', 'deploy', 'lab', 'e2e'];
const SOURCE = /\.(?:[cm]?[jt]s|tsx)$/;
const OF_TESTS = /\.(?:test|contract)\.ts$|\/fixtures\/|^(?:vitest|playwright)\.config\.ts$/;

const files = [
  ...FOLDERS.flatMap(filesIn),
  ...readdirSync(ROOT).filter((name) => SOURCE.test(name)),
].filter((file) => !OF_TESTS.test(file));
const edges = files.flatMap(edgesOf);

function filesIn(folder: string): string[] {
  if (!existsSync(path.join(ROOT, folder))) return [];
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => SOURCE.test(name) && !name.includes('node_modules'))
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')));
}

/** Every import, export … from, dynamic import and type import of a file. */
function edgesOf(from: string): Edge[] {
  const text = withoutComments(readFileSync(path.join(ROOT, from), 'utf8'));
  const statements = /\b(import|export)\s+(type\s)?([^'"();]*?\bfrom\s*)?['"]([^'"]+)['"]/g;
  const calls = /\b(?:import|require|import\.meta\.resolve)\(\s*['"`]([^'"`]+)['"`]/g;
  return [
    ...[...text.matchAll(statements)].map(([, , type, names, target = '']) => ({
      from,
      to: resolved(from, target),
      typeOnly: Boolean(type) || isOfTypes(names ?? ''),
    })),
    ...[...text.matchAll(calls)].map(([, target = '']) => ({
      from,
      to: resolved(from, target),
      typeOnly: false,
    })),
  ];
}

/** `{ type A, type B } from`: braces in which every name is a type. */
function isOfTypes(names: string): boolean {
  const inBraces = /^\{([^}]*)\}\s*from\s*$/.exec(names.trim())?.[1] ?? '';
  const list = inBraces.split(',').map((name) => name.trim());
  return list.some(Boolean) && list.filter(Boolean).every((name) => name.startsWith('type '));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}

/** A path from the root of the project without its ending, or the name of a package. */
function resolved(from: string, target: string): string {
  if (target.startsWith('@/')) return target.slice(2).replace(SOURCE, '');
  if (!target.startsWith('.')) return target;
  return path.posix.join(path.posix.dirname(from), target).replace(SOURCE, '');
}

/** The edges that break a rule, in the words that help to correct them. */
function broken(breaks: (edge: Edge) => boolean, place: string): string[] {
  return edges
    .filter(breaks)
    .map(({ from, to }) => `${from} imports ${to}. ${place}`)
    .sort();
}

const isIn = (file: string, ...folders: string[]) =>
  folders.some((folder) => file === folder || file.startsWith(`${folder}/`));
const isProduct = (file: string) => isIn(file, ...PRODUCT);

/** The files that put the process together: they alone know server, pages and handlers at once. */
const FRONT_DOOR = [
  'server.ts',
  'server/http/api-routes.ts',
  'server/http/http-server.ts',
  'instrumentation.ts',
];
/** What each room may import besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  lib: [],
  db: ['lib'],
  server: ['db', 'lib'],
  components: ['lib'],
  app: ['components', 'server', 'lib'],
  'own server': ['app', 'server', 'lib'],
  emulators: ['lib'],
  scripts: ['emulators', 'server', 'db', 'lib'],
  deploy: ['scripts', 'server', 'db', 'lib'],
  e2e: ['lab', 'scripts', 'emulators', 'components', 'server', 'lib'],
  lab: ['e2e', 'scripts', 'emulators', 'server', 'db', 'lib'],
};
const roomOf = (file: string) =>
  FRONT_DOOR.includes(file) ? 'own server' : FOLDERS.find((folder) => isIn(file, folder));

it('the walk has seen every folder', () => {
  for (const folder of FOLDERS)
    expect(
      files.some((file) => isIn(file, folder)),
      folder,
    ).toBe(true);
  expect(edges).toContainEqual({
    from: 'server/app/app.ts',
    to: 'db/open-store',
    typeOnly: false,
  });
  expect(edges).toContainEqual({
    from: 'server/app/app.ts',
    to: 'lib/store/store',
    typeOnly: true,
  });
  expect(edges).toContainEqual({
    from: 'instrumentation.ts',
    to: 'server/log-page-error',
    typeOnly: false,
  });
  const lost = edges.filter(({ to }) => isIn(to, ...FOLDERS) && !exists(to));
  expect(lost).toEqual([]);
});

function exists(target: string): boolean {
  return ['', '.ts', '.tsx', '.d.ts', '.mjs', '.js', '/index.ts'].some((ending) =>
    existsSync(path.join(ROOT, target + ending)),
  );
}

it('imports run one way: HTTP server → app → components → lib, and app → server → db → lib', () => {
  const place = 'Move what both need to the room further down, or pass it in as an argument.';
  const breaks = ({ from, to }: Edge) => {
    const source = roomOf(from);
    const target = roomOf(to);
    if (!source || !target || source === target) return false;
    if (target === 'own server') return !from.startsWith('server.ts');
    return !MAY_IMPORT[source]?.includes(target);
  };

  expect(broken(breaks, place)).toEqual([]);
});

it('no folder holds more than 30 files of code, tests apart', () => {
  const sizes = Map.groupBy(files, (file) => path.posix.dirname(file));
  const crowded = [...sizes].filter(([folder, { length }]) => folder !== '.' && length > 30);
  expect(crowded.map(([folder, { length }]) => `${folder} has ${length} files`)).toEqual([]);
});

it('the queries of db/sql are one text for every engine', () => {
  const place = 'What engines say differently is a word of db/sql/words.ts, which each engine has.';
  const drivers = [
    'better-sqlite3',
    'pg',
    'drizzle-orm/better-sqlite3',
    'drizzle-orm/node-postgres',
  ];
  const ofOneEngine = ['db/sqlite', 'drizzle-orm/sqlite-core', ...drivers];
  const breaks = ({ from, to, typeOnly }: Edge) =>
    isIn(from, 'db/sql') && (isIn(to, ...ofOneEngine) || (isIn(to, 'db/postgres') && !typeOnly));
  const dialect = /\.(?:run|all)\(|\.get\((?:\)|\{)|\b(?:rowid|pragma|instr|json_each|iif)\b/i;
  const spoken = files
    .filter((file) => isIn(file, 'db/sql'))
    .flatMap((file) => {
      const said = dialect.exec(withoutComments(readFileSync(path.join(ROOT, file), 'utf8')));
      return said ? [`${file} says ${said[0]}. ${place}`] : [];
    });

  expect([...broken(breaks, place), ...spoken]).toEqual([]);
});

it('nothing in lib/ or db/ imports next or react', () => {
  const place = 'What needs the framework belongs to app/ or components/.';
  const isFramework = (to: string) => /^(?:next|react|react-dom)(?:\/|$)/.test(to);

  expect(broken(({ from, to }) => isIn(from, 'lib', 'db') && isFramework(to), place)).toEqual([]);
});

it('the calculation imports nothing but itself', () => {
  const place = 'lib/chakras is pure: pass what it needs as an argument.';
  const breaks = ({ from, to }: Edge) => isIn(from, 'lib/chakras') && !isIn(to, 'lib/chakras');

  expect(broken(breaks, place)).toEqual([]);
});

const DOMAIN = [
  'chakras',
  'orders',
  'documents',
  'outbox',
  'payments',
  'checkout',
  'messages',
  'admin',
];

it(`domain folders depend one way: ${DOMAIN.join(' ← ')}`, () => {
  const rank = (file: string) => DOMAIN.findIndex((folder) => isIn(file, `lib/${folder}`));
  const place = 'What both need belongs to the one further left, or is passed in as a port.';
  const breaks = ({ from, to }: Edge) => rank(from) >= 0 && rank(to) > rank(from);

  expect(broken(breaks, place)).toEqual([]);
});

it('the domain knows no vendor', () => {
  const domain = DOMAIN.filter((folder) => folder !== 'admin').map((folder) => `lib/${folder}`);
  const vendors = ['lib/prodamus', 'lib/telegram', 'lib/smtp'];
  const place =
    'Give the domain a port, implement it in the vendor’s folder, join both in server/app.';
  const breaks = ({ from, to }: Edge) => isIn(from, ...domain) && isIn(to, ...vendors);

  expect(broken(breaks, place)).toEqual([]);
});

it('only the vendor’s own folder, and the files that put the app together, know grammY', () => {
  const place = 'Take the Messenger of lib/messages, or what server/app/app-telegram.ts offers.';
  const breaks = ({ from, to }: Edge) =>
    isIn(to, 'grammy') &&
    !isIn(from, 'lib/telegram', 'server/app/app-telegram.ts', 'server/app/app-delivery.ts');

  expect(broken(breaks, place)).toEqual([]);
});

it('the SDK of Mini Apps is known to one module, which plain pages do not load', () => {
  const place = 'Ask components/mini-app/mini-app.ts; load it only inside Telegram.';
  const isSdk = (to: string) => to.startsWith('@telegram-apps/');

  expect(
    broken(({ from, to }) => isSdk(to) && from !== 'components/mini-app/mini-app.ts', place),
  ).toEqual([]);
});

it('Prodamus knows no orders and no use cases', () => {
  const ports = ['lib/payments/events/payment-event', 'lib/payments/links/gateway'];
  const tools = [
    'lib/prodamus',
    'lib/money',
    'lib/secrets',
    'lib/time',
    'lib/orders/number',
    'lib/loopback',
  ];
  const place = 'lib/prodamus translates: what a payment event means is decided in lib/payments.';
  const breaks = ({ from, to, typeOnly }: Edge) =>
    isIn(from, 'lib/prodamus') &&
    isIn(to, ...FOLDERS) &&
    !isIn(to, ...tools) &&
    !(typeOnly && ports.includes(to));

  expect(broken(breaks, place)).toEqual([]);
});

it('the product knows nothing of its emulators and its tests', () => {
  const place = 'The product knows only base URLs; tests live beside it, not in it.';
  const breaks = ({ from, to }: Edge) =>
    (isProduct(from) || from.startsWith('instrumentation')) &&
    (isIn(to, 'vitest', 'fast-check', '@playwright/test') || OF_TESTS.test(`${to}.ts`));

  expect(broken(breaks, place)).toEqual([]);
});

it('handlers of the API are plain functions without next', () => {
  const isHandler = (file: string) =>
    isIn(file, 'app/api', 'app/generate_pay_url') && file.endsWith('route.ts');
  const place = 'A handler takes a Request and answers a Response; see server/http.';
  const breaks = ({ from, to }: Edge) => isHandler(from) && /^(?:next|react)(?:\/|$)/.test(to);

  expect(files.filter(isHandler).length).toBeGreaterThan(4);
  expect(broken(breaks, place)).toEqual([]);
});

it('the environment is read once, by the programs that start something', () => {
  const entries = ['server/boot.ts', 'server/build', 'server/http/pages.ts'];
  const readers = files
    .filter((file) => isProduct(file) && !isIn(file, ...entries))
    .filter((file) =>
      /\bprocess\s*\??\.\s*env\b|\benv\b[^;]*\bfrom ['"](?:node:)?process['"]/.test(
        withoutComments(readFileSync(path.join(ROOT, file), 'utf8')),
      ),
    )
    .map(
      (file) => `${file} reads process.env. Take it from the Config of server/config/config.ts.`,
    );

  expect(readers).toEqual([]);
});

it('every page, action and route of the admin is made by what asks who is signed in', () => {
  const isWayIn = (file: string) => isIn(file, 'app/admin/sign-in', 'app/admin/enter');
  const ofAdmin = files.filter((file) => isIn(file, 'app/admin') && !isWayIn(file));
  const madeBy: Record<string, string[]> = {
    '/page.tsx': ['app/admin/admin-page'],
    '/actions.ts': ['app/admin/admin-action'],
    '/route.ts': ['app/admin/signed-in', 'app/admin/exports/download'],
  };
  const imports = (file: string, makers: string[]) =>
    edges.some(({ from, to }) => from === file && makers.includes(to));
  const unmade = Object.entries(madeBy).flatMap(([ending, makers]) =>
    ofAdmin
      .filter((file) => file.endsWith(ending) && !imports(file, makers))
      .map((file) => `${file} does not import ${makers.join(' or ')}`),
  );
  const place = 'Make the action by adminAction or answeringAdminAction.';
  const asksNobody = ({ from, to }: Edge) =>
    ofAdmin.includes(from) && from.endsWith('/actions.ts') && to === 'app/form-action';

  expect(ofAdmin.filter((file) => file.endsWith('/page.tsx')).length).toBeGreaterThan(20);
  expect([...unmade, ...broken(asksNobody, place)]).toEqual([]);
});
