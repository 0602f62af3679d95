/** The keys of the demo: printed here, so never good for anything live. */
export const DEMO_APP_SECRET = 'chakra-checkout-demo-secret-never-live';
export const DEMO_PRODAMUS_KEY = 'chakra-checkout-demo-page-key-never-live';
export const DEMO_BOT_TOKEN = '7000000000:chakra-checkout-demo-bot-never-live';
export const DEMO_WEBHOOK_SECRET = 'chakra-checkout-demo-webhook-never-live';
/** The stand's own user who plays the seller. */
export const DEMO_SELLER = 100_000;
