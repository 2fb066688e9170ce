import type { Progress, RunReplications } from '../../experiment/index.ts';
import { RunAborted } from '../../experiment/index.ts';
import type { ExperimentReport, Origin } from '../../report/index.ts';
import { resolvedYaml } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { Interrupted } from '../errors.ts';
import type { Signal } from '../errors.ts';
import { listenForSignals } from './interruption.ts';
import { progressDisplay } from './progress.ts';
import type { SimulationOptions } from '../options/simulation-options.ts';
import { machine, provenance } from '../results/provenance.ts';
import type { Provenance } from '../results/provenance.ts';
import { scenarioPath } from '../results/result-files.ts';
import { ResultFolder } from '../results/result-folder.ts';
import type { FileContents } from '../results/result-folder.ts';
import type { ResultIdentity } from '../results/existing-result.ts';
import type { Terminal } from '../terminal.ts';

/** An experiment as a command puts it: what it is of, and where its answer goes. */
export interface ExperimentRequest extends ResultIdentity {
  /** Written to the folder as they were run; none where an experiment needs no scenario. */
  readonly scenarios: readonly Scenario[];
  readonly seed: number;
  /** Folder of the result, counted from the terminal's. */
  readonly folder: string;
  /** The command that gives the same result again, without what cannot change it. */
  readonly command: string;
  readonly workers: number;
  readonly quiet: boolean;
  /** What runs the replications in place of threads. */
  readonly runReplications?: RunReplications;
  /** What a stopped command says of going on: "Give the same command again to go on." Default: nothing is kept. */
  readonly resumeHint?: string;
}

/** What an experiment works with. */
export interface ExperimentContext {
  /** May be called round after round. */
  readonly runReplications: RunReplications;
  readonly signal: AbortSignal;
  /** Shows how far it has come; the total may grow. */
  readonly show: (progress: Progress) => void;
  /** Says what is being done now. */
  readonly announce: (doing: string) => void;
  /** Where its charts come from. */
  readonly origin: Origin;
}

/** What an experiment found. */
export interface Answer<Data> {
  /** What `--json` prints. */
  readonly data: Data;
  readonly report: ExperimentReport;
  /** Data files by their path in the folder. */
  readonly files: Readonly<Record<string, FileContents>>;
}

/** An answer, once it is written. */
export interface WrittenAnswer<Data> extends Answer<Data> {
  /** As the user would write it. */
  readonly folder: string;
  readonly fileNames: readonly string[];
}

/**
 * Does the work of an experiment and writes its result folder, whole or not at all: the scenarios, data files, charts,
 * report.html, run.json.
 *
 * Rejects as `conduct` does: a UsageError where results may not be written there, Interrupted where a signal asked to
 * stop, a Failure where a replication or the disk failed.
 */
export async function conductExperiment<Data>(
  request: ExperimentRequest,
  terminal: Terminal,
  work: (context: ExperimentContext) => Answer<Data> | Promise<Answer<Data>>,
): Promise<WrittenAnswer<Data>> {
  const interruption = listenForSignals(terminal);
  const { signal } = interruption;
  try {
    const folder = new ResultFolder(request.folder, request, terminal.folder);
    const display = progressDisplay(terminal, request.quiet, request.workers);
    const { threadPool } = await import('./threads.ts');
    const pool = request.runReplications
      ? undefined
      : threadPool({ workers: request.workers, names: request.scenarios.map(({ name }) => name), signal });
    const started = Date.now();
    try {
      const program = provenance();
      const answer = await work({
        runReplications: (request.runReplications ?? pool?.runReplications)!,
        signal,
        show: display.show,
        announce: display.announce,
        origin: originOf(request, program),
      });
      const seconds = (Date.now() - started) / 1_000;
      await writeAnswer(folder, answer, request.scenarios, display.announce, signal);
      const record = {
        madeBy: 'procap',
        kind: request.kind,
        ...program,
        command: request.command,
        seed: request.seed,
        scenarios: request.names.map((name) => ({ name })),
        workers: request.workers,
        machine: machine(),
        startedAt: new Date(started).toISOString(),
        seconds,
        files: folder.hashes,
      };
      await folder.write('run.json', `${JSON.stringify(record, undefined, 2)}\n`);
      signal.throwIfAborted();
      folder.publish();
      return { ...answer, folder: folder.displayPath, fileNames: [...Object.keys(record.files), 'run.json'] };
    } catch (error) {
      folder.abandon();
      throw signal.aborted ? interruptedError(error, signal.reason as Signal, folder, request) : error;
    } finally {
      display.end();
      await pool?.close();
    }
  } finally {
    interruption.release();
  }
}

/** How an experiment is run, from the options of its command. */
export const executionOptions = ({
  workers,
  quiet = false,
  runReplications,
}: Pick<SimulationOptions, 'workers' | 'quiet' | 'runReplications'>): Pick<
  ExperimentRequest,
  'workers' | 'quiet' | 'runReplications'
> => ({
  workers,
  quiet,
  ...(runReplications && { runReplications }),
});

function originOf({ scenarios, seed }: ExperimentRequest, { version, commit }: Provenance): Origin {
  const seeds = scenarios.length === 0 ? [seed] : [...new Set(scenarios.map((scenario) => scenario.seed))];
  return { names: scenarios.map(({ name }) => name), seeds, version, ...(commit !== undefined && { commit }) };
}

async function writeAnswer<Data>(
  folder: ResultFolder,
  { report, files }: Answer<Data>,
  scenarios: readonly Scenario[],
  announce: (doing: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const write = async (name: string, contents: FileContents) => {
    signal.throwIfAborted();
    await folder.write(name, contents);
  };
  announce('Writing the data');
  for (const scenario of scenarios) await write(scenarioPath(scenario), resolvedYaml(scenario));
  for (const [name, contents] of Object.entries(files)) await write(name, contents);
  announce('Drawing the charts');
  const { experimentPage } = await import('../../report/index.ts');
  const { renderChart, renderSvg, viewerScript } = await import('../render/index.ts');
  const drawn = [];
  for (const chart of report.charts) {
    const { svg, png } = await renderChart(chart.spec);
    await write(`charts/${chart.name}.vl.json`, `${JSON.stringify(chart.spec, undefined, 2)}\n`);
    await write(`charts/${chart.name}.svg`, svg);
    await write(`charts/${chart.name}.png`, png);
    drawn.push({ name: chart.name, figure: await renderSvg(chart.figure) });
  }
  await write('report.html', experimentPage(report, drawn, viewerScript()));
}

/**
 * The answer on standard output, as JSON or as the tables with what was found; where the files are, on standard error.
 */
export async function printAnswer<Data>(
  answer: WrittenAnswer<Data>,
  { json, quiet }: { readonly json?: boolean; readonly quiet?: boolean },
  { out, err }: Terminal,
): Promise<void> {
  const { tableAsText } = await import('../../report/index.ts');
  const { report, folder, fileNames } = answer;
  if (json) out.write(`${JSON.stringify({ folder, files: fileNames, ...answer.data }, undefined, 2)}\n`);
  else
    out.write(
      `${[...report.tables.map((table) => `${table.caption}\n\n${tableAsText(table)}`), report.findings.join('\n')].filter((each) => each !== '').join('\n\n')}\n`,
    );
  if (!quiet) err.write(`Wrote ${fileNames.length} files to ${folder}. Open ${folder}/report.html to read them.\n`);
}

function interruptedError(
  error: unknown,
  signal: Signal,
  { displayPath }: ResultFolder,
  { resumeHint = '' }: ExperimentRequest,
): Interrupted {
  const done = error instanceof RunAborted ? ` after ${error.done} of ${error.total} replications` : '';
  return new Interrupted(
    signal,
    `Stopped${done}. Nothing was written to ${displayPath}.${resumeHint === '' ? '' : ` ${resumeHint}`}`,
  );
}
