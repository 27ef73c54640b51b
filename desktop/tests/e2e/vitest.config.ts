// The suites of this folder, for `npm run test:e2e`; paths are from the project's folder, where npm runs it.
import { defineConfig } from 'vitest/config';

/** Whole days and every screen in a real browser: minutes of work, which `npm test` leaves to CI. */
export default defineConfig({
  test: {
    include: ['desktop/tests/e2e/**/*.e2e.test.ts'],
    globalSetup: ['desktop/tests/system/built.ts', 'sync-server/testing/global-setup.ts'],
    // One company and one browser at a time: two cores are not enough for four of each.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 240_000,
  },
});
