import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * Stryker looks at tests only. Where a change keeps a file of tests from being loaded it would find none that fails, and
 * take the change for one that nobody noticed; this way it is an error of its own, and not counted.
 */
const filesThatDoNotLoad = {
  onInit(vitest) {
    this.errors = vitest.state.errorsSet;
  },
  onTestModuleEnd(file) {
    for (const error of file.errors()) this.errors.add(error);
  },
};

/**
 * The quick tests in the folders that `run.js` names. They run the sources, which Stryker changes, and hold nothing to
 * golden files: a fault must be noticed by a test that says what is wrong. Tests that read all that is shipped notice much,
 * but take a minute for each mutant that survives.
 */
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  test: {
    include: (process.env.PROCAP_MUTATION_TESTS ?? '').split(' ').map((folder) => `${folder}/**/*.test.ts`),
    exclude: ['**/golden.test.ts', 'test/scenario/{shipped,scenarios}.test.ts', '**/node_modules/**'],
    isolate: false,
    reporters: [filesThatDoNotLoad],
    testTimeout: 60_000,
  },
});
