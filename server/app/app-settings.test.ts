import { expect, it } from 'vitest';
import { kopecks } from '@/lib/money';
import { aStore } from '@/lib/payments/fixtures/temporary-store';
import { about } from '@/lib/store/about';
import type { Store } from '@/lib/store/store';
import { loadConfig } from '../config/config';
import { appSettings } from './app-settings';

const NOW = new Date('2026-12-01T09:00:00Z');

/** What a process knows that has just been started. */
function started(store: Store) {
  const loaded = loadConfig({ PRICE_KOPECKS: '99000', SELLER_NAME: 'Анна' });
  if (!loaded.ok) throw new Error(loaded.problems.join());
  return appSettings(loaded.config, { store, clock: () => NOW });
}

it('a saved setting wins at once and after a restart, until it is given back', async () => {
  const store = aStore();
  const settings = await started(store);
  expect(settings.settings()).toMatchObject({ price: 99_000, sellerName: 'Анна' });

  const saved = { price: kopecks(129_000), sellerName: 'Мария' };
  await settings.changeSettings({ saved, restored: [] }, 'password');

  expect(settings.settings()).toMatchObject(saved);
  expect((await started(store)).settings()).toMatchObject(saved);
  expect(settings.firstSettings.price).toBe(99_000);

  await settings.changeSettings({ saved: {}, restored: ['price'] }, 'password');

  expect(settings.settings()).toMatchObject({ price: 99_000, sellerName: 'Мария' });
  expect(settings.savedSettings()).toEqual({ sellerName: 'Мария' });
  const log = await store.admin.auditLines({ before: null, limit: 10 });
  expect(log.map(({ details }) => details)).toEqual([
    { price: '129000 → 99000' },
    { price: '99000 → 129000', sellerName: 'changed' },
  ]);
});

it('the newest edition holds, the product’s own are always among them', async () => {
  const store = aStore();
  const settings = await started(store);
  expect(settings.legalEditions().map(({ version }) => version)).toEqual([
    '2026-11-30',
    '2026-11-24',
  ]);

  await settings.publishEdition({ offer: '## Моё', privacy: null, consent: null }, 'password');

  const versions = ['2026-12-01', '2026-11-30', '2026-11-24'];
  expect(settings.legalEditions().map(({ version }) => version)).toEqual(versions);
  const again = await started(store);
  expect(again.legalEditions().map(({ version }) => version)).toEqual(versions);
});

it('an edition keeps the own text it was published with, the next one takes the newest', async () => {
  const store = aStore();
  const texts = { offer: '## Моё', privacy: null, consent: null };
  const earlier = { ...texts, version: '2026-11-27', ownVersion: '2026-11-24', madeAt: NOW };
  await store.write([about.legalEditions], (db) => db.legalEditions.insert(earlier));
  const settings = await started(store);
  expect(settings.legalEditions()[0]).toEqual(earlier);

  await settings.publishEdition(texts, 'password');

  expect(settings.legalEditions().map(({ ownVersion }) => ownVersion)).toEqual([
    '2026-11-30',
    '2026-11-24',
    '2026-11-30',
    '2026-11-24',
  ]);
});

it('what another instance has saved is taken over, and an edition it has made is known at once', async () => {
  const store = aStore();
  const here = await started(store);
  const there = await started(store);
  await there.changeSettings({ saved: { price: kopecks(129_000) }, restored: [] }, 'password');
  const texts = { offer: '## Моё', privacy: null, consent: null };
  const { version } = await there.publishEdition(texts, 'password');
  const versionsOf = (editions: readonly { version: string }[]) =>
    editions.map((edition) => edition.version);

  expect(here.settings().price).toBe(99_000);
  expect(versionsOf(await here.legalEditionsWith(version))[0]).toBe(version);
  expect(versionsOf(await here.legalEditionsWith('of nobody'))).not.toContain('of nobody');
  await here.reloadSettings();
  expect(here.settings().price).toBe(129_000);
});
