import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // The test of the simulation takes minutes and is asked for by name: npm run test:meta.
    include: [
      process.env.WAYBILL_META === undefined ? '{shared,sync-server,desktop}/**/*.test.{ts,tsx}' : '**/meta.sim.ts',
    ],
    // So do the day without a server and the walk through every screen: npm run test:e2e.
    exclude: ['**/node_modules/**', ...(process.env.WAYBILL_META === undefined ? ['desktop/tests/e2e/**'] : [])],
    globalSetup: ['desktop/tests/system/built.ts', 'sync-server/testing/global-setup.ts'],
    // Generous: two cores may be shared with much else, and a wait ends as soon as its condition holds.
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
