import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: { '@': fileURLToPath(new URL('.', import.meta.url)) } },
  test: {
    include: ['{app,components,lib,server,db,emulators,scripts,lab}/**/*.test.ts'],
    globalSetup: 'scripts/fonts-for-tests.ts',
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
