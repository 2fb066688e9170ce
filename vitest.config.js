import { defineConfig } from 'vitest/config';

/** `npm test` is quick; `npm run test:long` (mode long) also runs what is sharper, or at full size, and takes many minutes. */
export default defineConfig(({ mode }) => ({
  test: {
    include: ['test/**/*.test.ts'],
    env: mode === 'long' ? { PROCAP_LONG: '1' } : {},
    maxWorkers: '100%',
    testTimeout: mode === 'long' ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
  },
}));
