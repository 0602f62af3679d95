import type { Doctor } from '@/lib/store/doctor';
import type { Instances } from '@/lib/store/instances';
import type { Store } from '@/lib/store/store';
import { sqlAdmin } from './admin/admin';
import type { Engine } from './engine';
import { orderDetailsMethods } from './order-details';
import { updateMethods } from './telegram';
import { unitOfWork } from './unit-of-work';

/** What every engine's store does by its queries alone. */
export type SqlStore = Omit<
  Store,
  keyof Instances | 'emptyLog' | 'erasedHeldSince' | 'assertReady' | 'close'
>;

/** The part of the store that is the same on every engine. */
export function sqlStore(engine: Engine, doctor: Doctor): SqlStore {
  const units = unitOfWork(engine);
  return {
    ...units,
    ...orderDetailsMethods(units),
    ...updateMethods(engine),
    admin: sqlAdmin(engine, doctor),
  };
}
