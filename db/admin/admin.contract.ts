import { describe } from 'vitest';
import type { StoreWorld } from '../fixtures/store-world';
import { figuresContract } from './figures.contract';
import { listsContract } from './lists.contract';
import { orderListContract } from './order-list.contract';
import { overviewContract } from './overview.contract';
import { paymentEventsContract } from './payment-events.contract';
import { promoCodesAdminContract } from './promo-codes.contract';
import { reconciliationsContract } from './reconciliations.contract';
import { settingsContract } from './settings.contract';
import { testPaymentContract } from './test-payment.contract';
import { unmatchedPaymentContract } from './unmatched-payment.contract';

/** What the seller's admin keeps and reads. */
export function adminContract(world: StoreWorld): void {
  describe('the admin', () => {
    figuresContract(world);
    listsContract(world);
    orderListContract(world);
    overviewContract(world);
    paymentEventsContract(world);
    promoCodesAdminContract(world);
    reconciliationsContract(world);
    settingsContract(world);
    testPaymentContract(world);
    unmatchedPaymentContract(world);
  });
}
