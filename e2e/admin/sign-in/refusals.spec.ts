import { globSync } from 'node:fs';
import { parse } from 'node-html-parser';
import { openSession } from '@/e2e/world/admin';
import { dumpOf } from '@/e2e/world/admin-database';
import {
  type AdminForm,
  adminActions,
  callOf,
  postOf,
  type Walked,
  walkAdmin,
} from '@/e2e/world/admin-walk';
import { type FilledAdmin, paymentList, quiet, startFilledAdmin } from '@/e2e/world/filled-admin';
import { expect, test } from '@/e2e/world/fixtures';
import { strangersOf } from '@/e2e/world/strangers';

type Headers = Record<string, string>;

const WAYS_IN = ['enterAdmin', 'signInByPassword'];
/** A search only leads to a page; it changes nothing for anybody. */
const CHANGES_NOTHING = 'searchOrders';
/** Another action would have made the order of its row paid before. */
const FIRST = ['markRowPaid'];
/** After these there is less to be done: they come last when everything is done once. */
const LAST = ['resolveMoney', 'eraseOrder', 'signOut', 'signOutEverywhere'];

/** What Next says to a script instead of the page. */
const REDIRECT = 'NEXT_REDIRECT;replace;/admin/sign-in;';

/** What came over the wire, addresses and names of files are shown as they are. */
const RAW = 'code, pre, textarea, input, option';
const OF_PROGRAMS =
  /(?<!\.)\.\.(?!\.)|\b20\d\d-\d\d-\d\d|EENVELOPE|E[A-Z]{4,}:|synchronous|(?<![\p{L}(])(?:undefined|null|NaN|success|refunded|true|false)(?!\p{L})/u;

let admin: FilledAdmin;
let walked: Walked;
let seller: string;

// Thousands of requests, one after the other.
test.describe.configure({ mode: 'default', timeout: 480_000 });
test.beforeAll(async () => {
  admin = await startFilledAdmin();
  seller = await openSession(admin.shop.url);
  walked = await walkAdmin(admin.shop.url, seller);
});
test.afterAll(() => admin?.stop());

test('No page of the admin speaks as programs do, or ends a sentence twice', () => {
  const pages = parse(walked.shown).querySelectorAll('main');
  for (const page of pages) for (const raw of page.querySelectorAll(RAW)) raw.remove();
  const lines = pages.flatMap((page) => page.structuredText.split('\n'));
  expect(pages.length).toBeGreaterThan(20);
  expect([...new Set(lines.filter((line) => OF_PROGRAMS.test(line)))]).toEqual([]);
});

test('The walk through the admin meets every page, file, form and server action that there is', () => {
  const routes = globSync('app/admin/**/{page.tsx,route.ts}')
    .map((file) => file.replace(/^app/, '').replace(/\/[^/]*$/, ''))
    .filter((route) => !/\/(?:sign-in|enter)\b/.test(route))
    .sort();
  const addresses = [...walked.pages, ...walked.forms.map(({ action }) => action)];
  const isMet = (route: string) => {
    const shape = new RegExp(`^${route.replaceAll('.', '\\.').replace(/\[\w+\]/g, '[^/?]+')}$`);
    return addresses.some((address) => shape.test(address.split('?')[0] ?? ''));
  };
  expect(routes.filter(isMet)).toEqual(routes);
  expect(routes.length).toBeGreaterThan(20);

  const actions = [...adminActions().values()].filter(
    (serverAction) => !WAYS_IN.includes(serverAction),
  );
  const met = new Set(walked.forms.map(({ serverAction }) => serverAction));
  expect([...met].filter((serverAction) => !serverAction.startsWith('/')).sort()).toEqual(
    actions.sort(),
  );
  expect(walked.forms.length).toBeGreaterThan(50);
  for (const secret of admin.secrets) expect(walked.shown).toContain(secret);
});

test('Nobody without a living session sees or changes anything', async () => {
  const strangers = await strangersOf(admin.shop);
  seller = await openSession(admin.shop.url);
  const before = dumpOf(admin.shop.databaseFile);
  for (const [whose, cookie] of Object.entries(strangers)) {
    for (const page of walked.pages) await expectNotShown(page, cookie, whose);
    for (const form of walked.forms) {
      const headers = { cookie, origin: admin.shop.url };
      for (const response of await sendEveryWay(form, headers)) {
        expect
          .soft(placeOf(response), `${form.serverAction} with ${whose}`)
          .toMatch(/refused=session$/);
      }
    }
    expect(dumpOf(admin.shop.databaseFile), whose).toEqual(before);
  }
});

test('A form that was not sent from this site changes nothing, no matter who is signed in', async () => {
  const before = dumpOf(admin.shop.databaseFile);
  for (const origin of ['https://evil.example', 'null', '']) {
    for (const form of walked.forms) {
      const headers = { cookie: seller, ...(origin ? { origin } : {}) };
      for (const response of await sendEveryWay(form, headers)) {
        const said = `${form.serverAction} from «${origin}»`;
        if (response.status < 400) expect.soft(placeOf(response), said).toMatch(/refused=origin$/);
      }
    }
    expect(dumpOf(admin.shop.databaseFile), origin).toEqual(before);
  }
});

test('Nothing is changed by an address, no matter who opens it', async () => {
  const before = dumpOf(admin.shop.databaseFile);
  for (const form of walked.forms) {
    const url = new URL(form.action, admin.shop.url);
    for (const [name, value] of filled(form).fields) url.searchParams.append(name, value);
    for (const method of ['GET', 'HEAD']) {
      await (await fetch(url, { method, headers: { cookie: seller }, redirect: 'manual' })).text();
    }
  }
  expect(dumpOf(admin.shop.databaseFile)).toEqual(before);
});

test('The very same forms, sent by the seller, are let in, and every server action has its effect', async () => {
  const actions = [...new Set(walked.forms.map(({ serverAction }) => serverAction))];
  const rank = (serverAction: string) =>
    FIRST.includes(serverAction) ? -2 : LAST.indexOf(serverAction);
  for (const serverAction of actions.sort((a, b) => rank(a) - rank(b))) {
    const headers = { cookie: await openSession(admin.shop.url), origin: admin.shop.url };
    // A letter that an earlier action has sent would change something by itself.
    await quiet(admin.shop);
    const before = dumpOf(admin.shop.databaseFile);
    for (const form of walked.forms.filter((one) => one.serverAction === serverAction)) {
      const response = await send(form, headers);
      expect(placeOf(response), serverAction).not.toContain('refused=session');
      if (serverAction.startsWith('signOut')) break;
    }
    const after = dumpOf(admin.shop.databaseFile);
    if (serverAction === CHANGES_NOTHING) expect(after, serverAction).toEqual(before);
    else expect(after, serverAction).not.toEqual(before);
  }
});

/** As a page, and as what scripts fetch of it: there the way to the sign-in is in the text. */
async function expectNotShown(page: string, cookie: string, whose: string): Promise<void> {
  const asked = new URL(page, admin.shop.url);
  const said = `${page} with ${whose}`;
  const shown = await fetch(asked, { headers: { cookie }, redirect: 'manual' });
  expect.soft(placeOf(shown), said).toBe('/admin/sign-in');
  const fetched = await fetch(asked, { headers: { cookie, rsc: '1' } });
  const text = await fetched.text();
  if (!fetched.url.includes('/sign-in')) expect.soft(text, said).toContain(REDIRECT);
  const all = `${await shown.text()}${text}`;
  for (const secret of admin.secrets) expect.soft(all, said).not.toContain(secret);
}

/** By a page without scripts and, where it is a server action, by a script. */
async function sendEveryWay(form: AdminForm, headers: Headers): Promise<Response[]> {
  const call = callOf(filled(form));
  const byScript = call && { ...call, headers: { ...call.headers, ...headers } };
  return [
    await send(form, headers),
    ...(byScript ? [await fetch(new URL(form.page, admin.shop.url), byScript)] : []),
  ];
}

function send(form: AdminForm, headers: Headers): Promise<Response> {
  return fetch(new URL(form.action, admin.shop.url), { ...postOf(filled(form)), headers });
}

/** Where an answer leads: the place that it names to a browser, or to a script. */
function placeOf({ headers, status }: Response): string {
  const place = headers.get('location') ?? headers.get('x-action-redirect')?.split(';')[0];
  return place ? place.replace(admin.shop.url, '') : `nowhere: ${status}`;
}

/** A form filled in so that it would have its effect, were it let in. */
function filled(form: AdminForm): AdminForm {
  const typed = { ...TYPED[form.serverAction], ...typedNow()[form.serverAction] };
  const fields = form.fields.map(([name, value]): [string, string] => [name, typed[name] ?? value]);
  return { ...form, fields };
}

/** What the seller types, by action. Where nothing is reported the form is sent as the page shows it. */
const TYPED: Record<string, Record<string, string>> = {
  markPaidByHand: { paymentId: '51999001', reason: 'проверка' },
  markRefundedByHand: { reason: 'проверка' },
  correctMarkByHand: { paymentId: '51999002', reason: 'проверка' },
  dismiss: { reason: 'проверка' },
  fixBirthDate: { day: '14', month: '7', year: '1998' },
  eraseOrder: { day: '13', month: '7', year: '1998' },
  createApiKey: { name: 'проба' },
  makePromoCode: { code: 'ПРОБА', value: '10', toPay: '89100' },
  placeForBuyer: { day: '13', month: '7', year: '1998' },
  changeSettings: { sellerName: 'Другая' },
  editTexts: { offer: 'Своя оферта' },
  searchOrders: { text: 'Анна' },
};

function typedNow(): Record<string, Record<string, string>> {
  return {
    resolveMoney: { number: admin.unpaidNumber, reason: 'проверка', agreed: 'on' },
    '/admin/reconcile/upload': { text: paymentList(admin.unpaidNumber) },
  };
}
