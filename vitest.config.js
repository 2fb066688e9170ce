import { defineConfig } from 'vitest/config';

/**
 * `npm test` is quick; `npm run test:long` (mode long) also runs what is sharper, or at full size, and takes many
 * minutes.
 *
 * Tests of the pure floors put nothing in each other's way, and share what they have loaded: half of their time would
 * go into loading it anew.
 */
export default defineConfig(({ mode }) => {
  const isLong = mode === 'long';
  // Said to each project: of these, one does not take over what the whole says.
  const common = {
    env: isLong ? { PROCAP_LONG: '1' } : {},
    testTimeout: isLong ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
  };
  return {
    test: {
      maxWorkers: '100%',
      projects: [
        {
          extends: true,
          test: {
            ...common,
            name: 'floors',
            include: ['test/{engine,theory,model,invariants,scenario,experiment,report}/**/*.test.ts'],
            isolate: false,
          },
        },
        { extends: true, test: { ...common, name: 'whole', include: ['test/*.test.ts', 'test/cli/**/*.test.ts'] } },
      ],
    },
  };
});
