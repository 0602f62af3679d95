import { addVisits } from '@/lib/admin/add-visits';
import type { Examined } from '@/lib/admin/doctor/check';
import { type SealingKeys, sealText, unsealText } from '@/lib/admin/sealed-text';
import { type EnteredByLink, enterByLink, makeAdminLink } from '@/lib/admin/sign-in/admin-link';
import { credentialsOf } from '@/lib/admin/sign-in/credentials';
import { aKnownDevice, knownDeviceId } from '@/lib/admin/sign-in/known-device';
import { OneAtATime } from '@/lib/admin/sign-in/one-at-a-time';
import { findSignedIn, type SignInOutcome, signIn } from '@/lib/admin/sign-in/sign-in';
import { signOut, signOutEverywhere } from '@/lib/admin/sign-in/sign-out';
import { startTestPayment } from '@/lib/admin/start-test-payment';
import { VisitCounter } from '@/lib/admin/visit-counter';
import type { Actor } from '@/lib/audit';
import type { CurrentTerms } from '@/lib/orders/new-order';
import { type ShopSettings, sellerOf } from '@/lib/orders/shop/shop-settings';
import { forgetPaymentLists } from '@/lib/payments/reconciliation/forget-payment-lists';
import { type MarkedOutcome, markListedPaid } from '@/lib/payments/reconciliation/mark-listed-paid';
import { purposeKey } from '@/lib/secrets';
import type { AdminSession } from '@/lib/store/queries/admin-sessions';
import type { Config } from '../config/config';
import type { RateLimits } from '../http/rate-limit';
import { type AppAdminMoney, appAdminMoney, type MoneyPorts } from './app-admin-money';
import { runDoctor } from './app-doctor';

/** The seller's admin, as screens and the bot use it. */
export type AppAdmin = {
  /** The name of the cookie that says who is signed in. */
  cookieName: string;
  /** `deviceCookie` is what `newDevice` once gave this browser; empty of a stranger. */
  signIn(password: string, address: string, deviceCookie: string): Promise<SignInOutcome>;
  /** The name of the cookie of a browser that got in before. */
  deviceCookieName: string;
  /** What that cookie of a browser that has just got in holds; null when it needs none. */
  newDevice(): Promise<string | null>;
  enterByLink(token: string): Promise<EnteredByLink>;
  /** Who is signed in by a cookie; null when nobody is, or not any more. */
  signedIn(cookie: string): Promise<AdminSession | null>;
  signOut(session: AdminSession): Promise<void>;
  signOutEverywhere(session: AdminSession): Promise<void>;
  /** What was typed into a search, as an address may carry it: nobody else can read it. */
  sealSearch(text: string): Promise<string>;
  /** Empty when it is not ours or too old. */
  unsealSearch(sealed: string): Promise<string>;
  /** Marks an order as paid by a row of a payment list; open pages of the order are told. */
  markListedPaid(listId: string, line: number, session: AdminSession): Promise<MarkedOutcome>;
  /** The address that lets a Telegram user in once; null for anyone who may not open the admin. */
  linkFor(telegramUserId: number): Promise<string | null>;
  /** Counts a visit of the form; nothing is waited for. */
  noteVisit(source: string): void;
  /** Writes down the visits counted since the last time. */
  flushVisits(): Promise<void>;
  /** Forgets payment lists whose time is over. */
  forgetPaymentLists(): Promise<void>;
  /** Looks at everything that can be wrong with the set-up. */
  examine(): Promise<Examined[]>;
  /** Makes a test order of the price; returns its key. */
  startTestPayment(actor: Actor): Promise<string>;
} & AppAdminMoney;

type Ports = MoneyPorts & {
  limits: RateLimits;
  settings(): ShopSettings;
  currentTerms(): CurrentTerms;
};

/** Attempts at the password that wait for their turn, of strangers and of known devices each. */
const MAX_WAITING = 20;

/** Puts the seller's admin together. */
export function appAdmin(config: Config, ports: Ports): AppAdmin {
  const { store, clock } = ports;
  const { passwordHash } = config.admin;
  const entry = { store, clock, credentialsOf: credentialsOf(config) };
  const deviceKeys = sealingKeys(config, 'desk-device');
  const cookiePrefix = config.publicUrl.startsWith('https:') ? '__Host-' : '';
  const searchKeys = sealingKeys(config, 'desk-search');
  const signInPorts = {
    ...entry,
    passwordHash,
    limits: {
      byAddress: ports.limits.signIns,
      byStrangers: ports.limits.signInsOfStrangers,
      byDevice: ports.limits.signInsOfDevice,
    },
    lanes: { strangers: new OneAtATime(MAX_WAITING), devices: new OneAtATime(MAX_WAITING) },
  };
  const visits = new VisitCounter({ addVisits: (counts) => addVisits(store, counts) });
  return {
    ...appAdminMoney(ports),
    noteVisit: (source) => visits.note(source, clock()),
    flushVisits: () => visits.flush(),
    forgetPaymentLists: () => forgetPaymentLists(store, clock()),
    examine: () => {
      const { doctorFacts: facts, backupState: backups } = store.admin;
      const settings = ports.settings();
      const seller = sellerOf(settings);
      return runDoctor(config, { clock, facts, backups, seller, price: settings.price });
    },
    startTestPayment: (actor) => startTestPayment(ports, ports.currentTerms(), actor),
    cookieName: `${cookiePrefix}desk`,
    signIn: async (password, address, deviceCookie) => {
      const { credentialsOf } = entry;
      const device = await knownDeviceId(deviceCookie, credentialsOf, deviceKeys);
      return signIn(signInPorts, { password, address, device });
    },
    deviceCookieName: `${cookiePrefix}desk-device`,
    newDevice: () => aKnownDevice(entry.credentialsOf, deviceKeys),
    enterByLink: (token) => enterByLink(entry, token),
    signedIn: (cookie) => findSignedIn(entry, cookie),
    signOut: (session) => signOut(ports, session),
    signOutEverywhere: (session) => signOutEverywhere(ports, session),
    sealSearch: (text) => sealText(text, searchKeys),
    unsealSearch: (sealed) => unsealText(sealed, searchKeys),
    markListedPaid: async (listId, line, { actor }) => {
      const marked = await markListedPaid(ports, { listId, line, actor });
      if (marked.kind === 'marked') ports.orderEvents.changed(marked.order.id);
      return marked;
    },
    linkFor: async (userId) => {
      const token = await makeAdminLink(entry, userId);
      return token && `${config.publicUrl}/admin/enter/${token}`;
    },
  };
}

/** The newest secret has the highest name: iron-session seals with that one and reads all. */
function sealingKeys({ appSecret, previousAppSecret }: Config, purpose: string): SealingKeys {
  const keyOf = (secret: string) => purposeKey(secret, purpose).toString('base64url');
  return {
    ...(previousAppSecret ? { 1: keyOf(previousAppSecret) } : {}),
    2: keyOf(appSecret),
  };
}
