import { auditSettings } from '@/lib/admin/audit-settings';
import { changeSettings } from '@/lib/admin/change-settings';
import { publishEdition } from '@/lib/admin/publish-edition';
import type { Actor, AuditEntry } from '@/lib/audit';
import type { Clock } from '@/lib/clock';
import { oneAfterAnother } from '@/lib/one-after-another';
import { type LegalEdition, type LegalTexts, OWN_EDITIONS } from '@/lib/orders/shop/legal-edition';
import {
  type EnvSettingName,
  FIRST_SETTINGS,
  readSavedSettings,
  type SavedSettings,
  type SettingName,
  type ShopSettings,
} from '@/lib/orders/shop/shop-settings';
import type { Store } from '@/lib/store/store';
import { moscowDay } from '@/lib/time';
import type { Config } from '../config/config';

/**
 * What the seller sets without code. It is kept in memory, replaced when saved, and read again when
 * another instance has saved something.
 */
export type AppSettings = {
  /** What holds now. Ask anew each time: it changes without a restart. */
  settings(): ShopSettings;
  /** First values, from the environment. */
  firstSettings: ShopSettings;
  /** What the seller saved over them. */
  savedSettings(): SavedSettings;
  changeSettings(
    change: { saved: SavedSettings; restored: readonly SettingName[] },
    actor: Actor,
  ): Promise<void>;
  /** All editions of the documents, the one that holds first. */
  legalEditions(): readonly [LegalEdition, ...LegalEdition[]];
  /** The same, read again first where this instance does not know the edition yet. */
  legalEditionsWith(version: string): Promise<readonly [LegalEdition, ...LegalEdition[]]>;
  /** Takes over what another instance has saved. */
  reloadSettings(): Promise<void>;
  publishEdition(texts: LegalTexts, actor: Actor): Promise<LegalEdition>;
};

/** Reads what is saved, and returns what keeps it. */
export async function appSettings(
  config: Config,
  { store, clock }: { store: Store; clock: Clock },
): Promise<AppSettings> {
  const firstSettings = firstSettingsOf(config);
  let saved: SavedSettings = {};
  let settings = firstSettings;
  let made: readonly LegalEdition[] = [];
  // One at a time, so that an older look never replaces a newer one.
  const reload = oneAfterAnother(async () => {
    const [savedNow, madeNow] = await store.read(
      async (db) => [await db.settings.all(), await db.legalEditions.all()] as const,
    );
    saved = readSavedSettings(savedNow);
    settings = { ...firstSettings, ...saved };
    made = madeNow;
  });
  const legalEditions: AppSettings['legalEditions'] = () => {
    const [newest = OWN_EDITIONS[0], ...older] = [...made, ...OWN_EDITIONS];
    return [newest, ...older];
  };
  await reload();
  return {
    firstSettings,
    settings: () => settings,
    savedSettings: () => saved,
    changeSettings: async (change, actor) => {
      const next = { ...settings, ...change.saved };
      const restored = Object.fromEntries(
        change.restored.map((name) => [name, firstSettings[name]]),
      );
      const details = auditSettings(settings, { ...next, ...restored });
      const entry: AuditEntry = { at: clock(), actor, action: 'settings_changed', details };
      await changeSettings(store, change, entry);
      await reload();
    },
    legalEditions,
    legalEditionsWith: async (version) => {
      if (!legalEditions().some((edition) => edition.version === version)) await reload();
      return legalEditions();
    },
    reloadSettings: reload,
    publishEdition: async (texts, actor) => {
      const at = clock();
      const entry: AuditEntry = { at, actor, action: 'texts_changed' };
      const edition = await publishEdition(store, texts, moscowDay(at), entry);
      await reload();
      return edition;
    },
  };
}

/** What holds where the seller has saved nothing. */
export function firstSettingsOf({ price, linkTtlHours, seller, telegram }: Config): ShopSettings {
  const ofEnvironment: Pick<ShopSettings, EnvSettingName> = {
    price,
    linkTtlHours,
    sellerName: seller.name,
    sellerInn: seller.inn,
    sellerContacts: seller.contacts,
    noSaleOn: telegram?.noSaleOn ?? [],
  };
  return { ...FIRST_SETTINGS, ...ofEnvironment };
}
