import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrate, calibrationCsv, calibrationReadme } from '../experiment/index.ts';
import { calibrationChart } from '../report/index.ts';
import { describeNotes, readCalibration } from '../scenario/index.ts';
import { listenForSignals } from '../cli/execution/interruption.ts';
import { progressDisplay } from '../cli/execution/progress.ts';
import { version } from '../cli/results/provenance.ts';
import { readGoodEvidence } from '../cli/input/published-studies.ts';
import { renderChart } from '../cli/render/index.ts';
import { readGoodScenarios, textReader } from '../cli/input/scenario-files.ts';
import { processTerminal } from '../cli/terminal.ts';
import { threadPool } from '../cli/execution/threads.ts';
import { builtWorker } from './built-worker.ts';

// `npm run calibrate`: looks for the levels of what nobody published that agree with what was, and writes down what it
// found. With `-- --quick` a demonstration in some minutes; with `-- --workers 1` on one thread; with `-- --out DIR`
// elsewhere than beside its set-up.

const root = resolve(import.meta.dirname, '../..');
const setUp = 'scenarios/evidence/calibration/calibration.yaml';
const { values: asked } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    workers: { type: 'string', default: String(availableParallelism()) },
    out: { type: 'string' },
  },
});
const isQuick = asked.quick;
const workers = Number(asked.workers);
const terminal = { ...processTerminal(), folder: root };

const reading = readCalibration(setUp, textReader(root), readGoodEvidence(root));
if (!reading.ok) throw new Error(`${setUp} cannot be used.\n\n${describeNotes(reading.problems)}`);
const { calibration } = reading;
const [{ scenario }] = readGoodScenarios([calibration.scenario], terminal, { years: calibration.ahead.years });
const { signal, release } = listenForSignals(terminal);
const pool = threadPool({ workers, names: [scenario.name], signal, file: builtWorker });
const display = progressDisplay(terminal, false, workers);
try {
  const budget = isQuick ? calibration.quick : calibration.budget;
  const result = await calibrate({
    calibration,
    budget,
    scenario,
    runReplications: pool.runReplications,
    onProgress: display.show,
    say: (doing) => terminal.err.write(`calibrate: ${doing}\n`),
  });
  const out = resolve(asked.out ?? join(root, isQuick ? 'outputs/calibration' : 'scenarios/evidence/calibration'));
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'README.md'), calibrationReadme(result));
  writeFileSync(join(out, 'result.csv'), calibrationCsv(result));
  const chart = calibrationChart(result, { names: [scenario.name], seeds: [calibration.seed], version: version() });
  writeFileSync(join(out, 'ranges.png'), (await renderChart(chart.spec)).png);
  terminal.err.write(`Wrote README.md, result.csv and ranges.png to ${out}.\n`);
} finally {
  display.end();
  await pool.close();
  release();
}
