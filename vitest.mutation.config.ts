import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Slow, and what they show is shown by others too; a program of its own sees no mutant at all. */
const LEFT_OUT = [
  'lib/prodamus/php-differential.test.ts',
  'lib/chakras/time-zones.test.ts',
  'lib/chakras/every-map.test.ts',
  'lib/payments/events/every-history.test.ts',
  'lib/payments/events/every-order.test.ts',
  'lib/payments/events/random-histories.test.ts',
];

const FOLDERS = 'lib/{prodamus,orders,payments,checkout,chakras}/**/*.test.ts';
/** Use cases that are tested where they are put together. */
const FROM_OUTSIDE = [
  'server/app/app-admin-money.test.ts',
  'lib/messages/deliver-to-chat.test.ts',
  'db/sqlite/store.test.ts',
  'db/sqlite/admin/order-actions.test.ts',
];

/** The tests that Stryker runs against every mutant; none of them draws a document. */
export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: [FOLDERS, ...FROM_OUTSIDE],
    exclude: LEFT_OUT,
    // Broken and counted code takes more steps than the product does.
    testNamePattern: /^(?!.*few steps)/,
    // One worker keeps its modules from file to file: most of a mutant's time was loading them.
    isolate: false,
    testTimeout: 30_000,
  },
});
