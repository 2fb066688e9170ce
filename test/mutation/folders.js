/**
 * The folders whose mutants are to be killed, the tests that must notice them, the least score in per cent, and the
 * share of mutants that is tried unless `--share` says otherwise: all of them would take hours.
 */
export const folders = {
  'src/model/rules': { tests: ['test/model/rules'], least: 90, share: 1 },
  'src/engine': { tests: ['test/engine'], least: 80, share: 0.1 },
  'src/model/processes': { tests: ['test/model/processes'], least: 80, share: 0.1 },
  'src/scenario': { tests: ['test/scenario', 'test/cli/input'], least: 80, share: 0.02 },
};
