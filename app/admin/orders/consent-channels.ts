import type { Consent } from '@/lib/orders/order';

/** Where a buyer ordered and agreed. */
export const CONSENT_CHANNELS: Record<Consent['channel'], string> = {
  web: 'на сайте',
  api: 'через API',
  telegram: 'в Telegram',
};
