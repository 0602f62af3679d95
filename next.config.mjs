/**
 * Plain JavaScript: TypeScript would be compiled anew at every start, which costs it a fifth of a
 * second and 25 MB.
 *
 * @type {import('next').NextConfig}
 */
const config = {
  poweredByHeader: false,
  // The same on every machine that builds the same: Next loads a page anew, and loses what was typed,
  // when it is answered by another build.
  generateBuildId: () => process.env.CHAKRA_BUILD_ID ?? null,
  reactStrictMode: true,
  // A payment provider that posts to the address with a slash at the end must not be redirected.
  skipTrailingSlashRedirect: true,
  // Pictures are made ready by the shop itself. A copy that Next made would outlive their erasure.
  images: { unoptimized: true },
  // Nothing that a page answers is kept, neither in memory nor in a folder.
  cacheMaxMemorySize: 0,
  experimental: {
    isrFlushToDisk: false,
    // The first visit of a page loads it, in some milliseconds; all of them at once delay the start.
    preloadEntriesOnStart: false,
  },
  serverExternalPackages: ['better-sqlite3', 'pino', 'prom-client'],
  // `npm run check` and `npm test` check the types, tests included; a start must not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default config;
