import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { calibrate, calibrationCsv, calibrationReadme } from '../experiment/index.ts';
import { calibrationChart } from '../report/index.ts';
import { describeNotes, readCalibration } from '../scenario/index.ts';
import { reportError } from '../cli/command-line.ts';
import { interruptedOr, withInterruption } from '../cli/execution/interruption.ts';
import { openJournal } from '../cli/execution/journal.ts';
import { progressDisplay } from '../cli/execution/progress.ts';
import { makeFolder, replaceFiles } from '../cli/results/durable.ts';
import { FolderLock } from '../cli/results/folder-lock.ts';
import { version } from '../cli/results/provenance.ts';
import { readGoodEvidence } from '../cli/input/published-studies.ts';
import { renderChart } from '../cli/render/index.ts';
import { readGoodScenarios, textReader } from '../cli/input/scenario-files.ts';
import { processTerminal } from '../cli/terminal.ts';
import { threadPool } from '../cli/execution/threads.ts';
import { builtWorker } from './built-worker.ts';

// `npm run calibrate`: looks for the levels of what nobody published that agree with what was, and writes down what it
// found; if it was stopped, the same command resumes. With `-- --quick` a demonstration in some minutes; with
// `-- --workers 1` on one thread; with `-- --out DIR` elsewhere than beside its set-up.

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
const out = resolve(asked.out ?? join(root, isQuick ? 'outputs/calibration' : 'scenarios/evidence/calibration'));

/** Calibrates and writes the three files, all or none; what is finished is kept beside their folder until then. */
async function calibrateService(signal: AbortSignal): Promise<void> {
  makeFolder(out);
  const lock = new FolderLock(out, out, false);
  const journal = openJournal(out, root, (count) =>
    terminal.err.write(`calibrate: ${count} finished replications are kept from before\n`),
  );
  const pool = threadPool({ workers, names: [scenario.name], signal, file: builtWorker });
  const display = progressDisplay(terminal, false, workers);
  try {
    const result = await calibrate({
      calibration,
      budget: isQuick ? calibration.quick : calibration.budget,
      scenario,
      runReplications: pool.runReplications,
      journal,
      signal,
      onProgress: display.show,
      say: (doing) => terminal.err.write(`calibrate: ${doing}\n`),
    });
    const chart = calibrationChart(result, { names: [scenario.name], seeds: [calibration.seed], version: version() });
    const picture = await (await renderChart(chart.spec)).png;
    signal.throwIfAborted();
    replaceFiles(out, {
      'README.md': calibrationReadme(result),
      'result.csv': calibrationCsv(result),
      'ranges.png': picture,
    });
    journal.remove();
    terminal.err.write(`Wrote README.md, result.csv and ranges.png to ${out}.\n`);
  } catch (error) {
    journal.close();
    throw interruptedOr(error, signal, 'Finished replications are kept. Run the same command to resume.');
  } finally {
    display.end();
    await pool.close();
    lock.release();
  }
}

try {
  await withInterruption(terminal, calibrateService);
} catch (error) {
  process.exitCode = reportError(error, terminal);
}
