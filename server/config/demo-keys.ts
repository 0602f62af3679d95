import type { EmailAddress, MailSender } from '@/lib/contacts/email-address';

/** The keys of the demo: printed here, so never good for anything live. */
export const DEMO_APP_SECRET = 'chakra-checkout-demo-secret-never-live';
export const DEMO_PRODAMUS_KEY = 'chakra-checkout-demo-page-key-never-live';
export const DEMO_BOT_TOKEN = '7000000000:chakra-checkout-demo-bot-never-live';
export const DEMO_WEBHOOK_SECRET = 'chakra-checkout-demo-webhook-never-live';
/** The emulator's own user who plays the seller. */
export const DEMO_SELLER = 100_000;
/** The admin of the demo opens with this password. */
export const DEMO_ADMIN_PASSWORD = 'кабинет-демо';
export const DEMO_ADMIN_HASH =
  'scrypt.32768.8.3.UgJf_kmj9V4MtC-MrFyW1w.UVDM5E_ted5Kd4ABI56fEpc24r-lGt9nF7VV7zAmIts';
/** Who letters of the demo come from; they go no further than the emulator. */
export const DEMO_SENDER: MailSender = {
  name: 'Демо-магазин',
  address: 'demo@example.com' as EmailAddress,
};
