/** The keys of the demo: printed here, so never good for anything live. */
export const DEMO_APP_SECRET = 'chakra-checkout-demo-secret-never-live';
export const DEMO_PRODAMUS_KEY = 'chakra-checkout-demo-page-key-never-live';
