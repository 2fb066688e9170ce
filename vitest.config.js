import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/** Sources of the pure floors, and of the command's threads with the errors that they throw; the rest of the path. */
const source =
  /^src\/((?:(?:engine|model|scenario|experiment|report)\/.*|cli\/errors|cli\/execution\/(?:verify\/)?threads))\.ts$/;

/**
 * Lets tests run these as they are built, in place of their sources. Code that vitest transforms looks up every import
 * at each use, and simulates at half the speed; threads that run from source take 2.5 times as long.
 * `test/cli/build.ts` builds what is older than its sources.
 */
const built = {
  name: 'built',
  enforce: 'pre',
  async resolveId(id, importer, options) {
    if (!id.startsWith('.')) return undefined;
    const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
    const path = source.exec(resolved?.id.slice(here('.').length) ?? '')?.[1];
    return path === undefined ? resolved : here(`dist/${path}.js`);
  },
};

/**
 * `npm test` is quick; `npm run test:long` (mode long) also runs what is sharper, or at full size, and takes many
 * minutes; `npm run test:pages` (mode pages) drives the workbench through all its views.
 *
 * Tests do not interfere, so all files share the modules that they load; loading them for each file would take a third
 * of the time. What a file mocks is real again in the next (`test/cli/unmock.ts`).
 */
export default defineConfig(({ mode }) => {
  const isLong = mode === 'long';
  const modes = { long: { PROCAP_LONG: '1' }, pages: { PROCAP_PAGES: '1' } };
  // Coverage is of sources, and who watches changes them.
  const usesSources = process.argv.some((word) => /^(--coverage|--watch|-w|watch|dev)\b/.test(word));
  return {
    plugins: usesSources ? [] : [built],
    test: {
      include: ['test/**/*.test.ts'],
      isolate: false,
      env: modes[mode] ?? {},
      testTimeout: isLong ? 1_800_000 : 60_000,
      hookTimeout: 120_000,
      maxWorkers: '100%',
      globalSetup: 'test/cli/build.ts',
      setupFiles: 'test/cli/unmock.ts',
      server: { deps: { external: [/\/dist\//] } },
      // A report for whoever writes tests (`npm run coverage`); there is no target to reach.
      coverage: {
        include: ['src/**/*.ts'],
        reporter: ['text-summary', 'html'],
        reportsDirectory: 'coverage',
      },
    },
  };
});
