/** How a unit of work names what it is about; the same thing always has the same name. */
export const about = {
  telegramUser: (userId: number) => `telegram user ${userId}`,
  telegramUpdates: 'Telegram updates',
  outbox: 'outbox',
  undelivered: 'undelivered messages',
  adminSessions: 'admin sessions',
  alerts: 'alerts',
  apiKeys: 'API keys',
  formVisits: 'form visits',
  settings: 'settings',
  legalEditions: 'legal editions',
  order: (number: string) => `order ${number}`,
  payment: (paymentId: string) => `payment ${paymentId}`,
  paymentEvent: (key: string) => `payment event ${key}`,
  promoCode: (code: string) => `promo code ${code}`,
  idempotencyKey: (key: string) => `idempotency key ${key}`,
};
