import { defineConfig } from 'vitest/config';

/**
 * `npm test` is quick; `npm run test:long` (mode long) also runs what is sharper, or at full size, and takes many
 * minutes.
 *
 * Tests of the pure floors do not interfere, so they share the modules they load; loading them for each file would take
 * half of the time.
 */
export default defineConfig(({ mode }) => {
  const isLong = mode === 'long';
  // Given to each project, since a project does not inherit these.
  const common = {
    env: isLong ? { PROCAP_LONG: '1' } : {},
    testTimeout: isLong ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
  };
  return {
    test: {
      maxWorkers: '100%',
      // A report for whoever writes tests (`npm run coverage`); there is no target to reach.
      coverage: {
        include: ['src/**/*.ts'],
        reporter: ['text-summary', 'html'],
        reportsDirectory: 'coverage',
      },
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
