import { expect, it } from 'vitest';
import { changeSettings } from '@/lib/admin/change-settings';
import { publishEdition } from '@/lib/admin/publish-edition';
import { PLACED_AT } from '@/lib/orders/fixtures/an-order';
import { readSavedSettings } from '@/lib/orders/shop/shop-settings';
import type { StoreWorld } from '../fixtures/store-world';

const CHANGED = { at: PLACED_AT, actor: 'password', action: 'settings_changed' } as const;
const PUBLISHED = { at: PLACED_AT, actor: 'password', action: 'texts_changed' } as const;

/** What the seller sets, and the documents that buyers agree to. */
export function settingsContract(world: StoreWorld): void {
  it('settings are saved, changed and given back to the environment, with a line in the log', async () => {
    const { store } = world;
    const { admin } = store;
    const change = (saved: Record<string, unknown>, restored: string[] = []) =>
      changeSettings(store, { saved, restored }, { ...CHANGED, details: { price: '1 → 2' } });

    await change({ price: 99_000, noSaleOn: ['ios'], taxType: 4 });
    await change({ price: 129_000 }, ['taxType']);

    const saved = readSavedSettings(await store.read((db) => db.settings.all()));
    expect(saved).toEqual({ price: 129_000, noSaleOn: ['ios'] });
    const log = await admin.auditLines({ before: null, limit: 10 });
    expect(log).toMatchObject([{ details: { price: '1 → 2' } }, { action: 'settings_changed' }]);
  });

  it('a value that does not read leaves the environment’s', () => {
    const rows = [
      { name: 'price', value: 'много' },
      { name: 'taxType', value: 3 },
      { name: 'constructor', value: 1 },
      { name: 'paymentObject', value: 4 },
      { name: 'sellerInn', value: '12' },
    ];

    expect(readSavedSettings(rows)).toEqual({ paymentObject: 4 });
  });

  it('every edition of the documents stays, newest first', async () => {
    const { store } = world;
    const { admin } = store;
    const texts = { offer: '## Своё', privacy: null, consent: null };

    const first = await publishEdition(store, texts, '2026-12-01', PUBLISHED);
    const second = await publishEdition(store, { ...texts, offer: null }, '2026-12-01', PUBLISHED);

    expect([first.version, second.version]).toEqual(['2026-12-01', '2026-12-01.2']);
    expect(await store.read((db) => db.legalEditions.all())).toEqual([second, first]);
    const log = await admin.auditLines({ before: null, limit: 10 });
    expect(log.map(({ details }) => details?.version)).toEqual(['2026-12-01.2', '2026-12-01']);
  });
}
