import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { folders } from './folders.js';

/**
 * Changes the sources of a folder, one place at a time, and counts how many of these mutants its tests notice:
 *
 *   npm run mutation -- --folder src/model/rules --share 0.5 --seed 2
 *
 * Without `--folder`, all of `folders.js`. Each folder's survivors are in `coverage/mutation`. Exits 1 where a score is
 * too low. Texts are not changed: a test that noticed would only repeat the wording.
 */
const { values } = parseArgs({
  options: { folder: { type: 'string' }, share: { type: 'string' }, seed: { type: 'string', default: '1' } },
});
const share = values.share === undefined ? undefined : Number(values.share);
if (values.folder !== undefined && !(values.folder in folders))
  fail(`--folder ${values.folder}: write one of ${Object.keys(folders).join(', ')}.`);
if (share !== undefined && !(share > 0 && share <= 1)) fail(`--share ${values.share}: write a number over 0, up to 1.`);

const scores = [];
for (const folder of values.folder === undefined ? Object.keys(folders) : [values.folder])
  scores.push(await scoreOf(folder));
console.table(scores);
if (scores.some(({ score, least }) => score < least)) process.exitCode = 1;

async function scoreOf(folder) {
  const { tests, least, share: usualShare } = folders[folder];
  const name = folder.replaceAll('/', '-');
  process.env.PROCAP_MUTATION_TESTS = tests.join(' ');
  const results = await new Stryker({
    mutate: [`${folder}/**/*.ts`],
    mutator: { excludedMutations: ['StringLiteral'] },
    testRunner: 'vitest',
    vitest: { configFile: 'test/mutation/vitest.config.js', related: true },
    plugins: ['@stryker-mutator/vitest-runner', ...['sample.js', 'survivors.js'].map(pathOf)],
    checkers: ['sample'],
    procapSample: { share: share ?? usualShare, seed: values.seed },
    coverageAnalysis: 'perTest',
    concurrency: 1,
    timeoutMS: 20_000, // a busy machine is no endless loop
    dryRunTimeoutMinutes: 15,
    tempDirName: join(tmpdir(), `procap-mutation-${process.pid}`),
    ignorePatterns: ['dist', 'outputs', 'coverage'],
    reporters: ['json', 'html', 'survivors', 'progress-append-only'],
    jsonReporter: { fileName: `coverage/mutation/${name}.json` },
    htmlReporter: { fileName: `coverage/mutation/${name}.html` },
    warnings: { slow: false, unknownOptions: false },
  }).runMutationTest();
  const count = (status) => results.filter((each) => each.status === status).length;
  const [killed, timeout, survived, uncovered] = ['Killed', 'Timeout', 'Survived', 'NoCoverage'].map(count);
  const tried = killed + timeout + survived + uncovered;
  const score = Number(((100 * (killed + timeout)) / tried).toFixed(1));
  const broken = count('RuntimeError');
  return { folder, mutants: results.length, broken, tried, killed, timeout, survived, uncovered, score, least };
}

function pathOf(file) {
  return fileURLToPath(new URL(file, import.meta.url));
}

function fail(problem) {
  console.error(problem);
  process.exit(2);
}
