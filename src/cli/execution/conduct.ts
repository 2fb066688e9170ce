import type { Journal, Progress, RunReplications, TaskRunner } from '../../experiment/index.ts';
import type { Origin } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { sourceTitles } from '../input/published-studies.ts';
import type { ResultIdentity } from '../results/existing-result.ts';
import { provenance } from '../results/provenance.ts';
import type { Provenance } from '../results/provenance.ts';
import { ResultFolder } from '../results/result-folder.ts';
import { crateFile } from '../results/result-path.ts';
import { roCrate } from '../results/ro-crate.ts';
import type { Author } from '../results/ro-crate.ts';
import { resultRecord } from '../results/run-record.ts';
import { writeAnswer } from '../results/write-answer.ts';
import type { Answer, Written } from '../results/write-answer.ts';
import { Interrupted } from '../errors.ts';
import type { Signal } from '../errors.ts';
import type { Terminal } from '../terminal.ts';
import { counted } from '../words.ts';
import { assertLimitsForThreads, assertRoomForThreads, longRunNote, megabytesOf } from './forecast.ts';
import { interruptedOr, withInterruption } from './interruption.ts';
import { progressDisplay, silentDisplay } from './progress.ts';
import type { ProgressDisplay } from './progress.ts';
import { programHash } from './program-hash.ts';
import { openJournal } from './journal.ts';
import type { QuestionJournal } from './journal.ts';
import { PartEnded } from './shards/plan-part.ts';
import type { PlanPart } from './shards/plan-part.ts';
import type { ThreadPool } from './threads.ts';

/** A question as a command puts it: what it is about, and where its answer goes. */
export interface ConductRequest extends ResultIdentity {
  /** Written to the folder as they were run; none where a question needs no scenario. */
  readonly scenarios: readonly Scenario[];
  readonly seed: number;
  /** Folder of the result, relative to the terminal's. */
  readonly folder: string;
  /** The command that gives the same result again, without the options that cannot change it. */
  readonly command: string;
  /** Replications run at once. */
  readonly workers: number;
  readonly quiet: boolean;
  /** Whether to take the folder from a run that may still write to it. */
  readonly takeOver?: boolean;
  /** Who runs it, where they said so. */
  readonly author?: Author;
  /** Runs the replications in place of threads. */
  readonly runReplications?: RunReplications;
}

/** What the work on a question is given. */
export interface ExperimentContext {
  /** Runs replications, round after round, shows the progress, and keeps what is finished until the result is written. */
  readonly runner: TaskRunner & { readonly journal: Journal };
  readonly signal: AbortSignal;
  /** What replications took that an earlier run finished and this one need not run. */
  readonly secondsBefore: number;
  /** Shows the progress; the total may grow. */
  readonly show: (progress: Progress) => void;
  /** Shows the present activity. */
  readonly announce: (activity: string) => void;
  /** What the charts and the report give as their origin. */
  readonly origin: Origin;
  /** Titles of published sources by their ids. */
  readonly sourceTitles: Readonly<Record<string, string>>;
}

/**
 * Does the work on a question and writes its result folder, whole or not at all: the scenarios, data files, charts,
 * report.html, run.json.
 *
 * The folder is claimed before anything is computed. Rejects with a UsageError where results may not be written there,
 * with a TryAgain where another run is writing there, with Interrupted where a signal asked to stop, and with a Failure
 * where a replication or the disk failed; nothing is left behind then.
 */
export function conduct<Data>(
  request: ConductRequest,
  terminal: Terminal,
  work: (context: ExperimentContext) => Promise<Answer<Data>>,
): Promise<Written<Data>> {
  const { part, resultsFrom = terminal.folder } = terminal;
  return withInterruption(terminal, async (signal) => {
    if (part !== undefined && !part.writesResult) return workOnPart(request, terminal, signal, work, part);
    const folder = new ResultFolder(request.folder, request, resultsFrom, request.takeOver);
    const display = progressDisplay(terminal, request.quiet, request.workers, chartsExpected(request));
    let journal: QuestionJournal | undefined;
    try {
      journal = part?.journal ?? openJournal(request.folder, resultsFrom, noteResumed(request, terminal));
      const written = await conductIn(folder, request, display, terminal, signal, work, journal);
      journal.remove();
      return written;
    } catch (error) {
      journal?.close();
      folder.abandon();
      const hint = journal?.kept ? 'Finished replications are kept. Run the same command to resume.' : '';
      throw interruptedOr(error, signal, `Nothing was written to ${folder.displayPath}. ${hint}`.trimEnd());
    } finally {
      display.end();
    }
  });
}

/** Charts that a question of this kind usually has, for the time left. */
function chartsExpected({ kind, names }: ResultIdentity): number {
  if (kind === 'run' || kind === 'comparison') return names.length > 1 ? 9 : 8;
  return kind === 'reproduction' ? 12 : 2;
}

async function conductIn<Data>(
  folder: ResultFolder,
  request: ConductRequest,
  display: ProgressDisplay,
  terminal: Terminal,
  signal: AbortSignal,
  work: (context: ExperimentContext) => Promise<Answer<Data>>,
  journal: QuestionJournal,
): Promise<Written<Data>> {
  const started = { at: new Date(), clock: performance.now() };
  const program = provenance();
  const threads = lazyThreads(request, signal, terminal);
  const { announce, showDrawing } = display;
  const context = await contextOf(request, terminal, { display, threads, signal, journal });
  // Threads rest until all is drawn: to end them while they still compile in the background has aborted Node 20.
  const answer = await work(context)
    .then(async (found) => {
      await writeAnswer(folder, found, request.scenarios, { announce, showDrawing, signal });
      return found;
    })
    .finally(threads.close);
  const { weakest } = context.origin.background ?? {};
  const record = resultRecord(
    request,
    { ...answer, ...(weakest !== undefined && { weakest }) },
    {
      program,
      started,
      files: folder.hashes,
      ...(terminal.part?.record && { plan: terminal.part.record() }),
    },
  );
  const { files } = folder;
  const { author } = request;
  const crate = roCrate(record, { files, programHash: programHash(), ...(author !== undefined && { author }) });
  const described = { ...record, crate: await folder.write(crateFile, crate) };
  await folder.write('run.json', `${JSON.stringify(described, undefined, 2)}\n`);
  signal.throwIfAborted();
  folder.publish();
  return {
    ...answer,
    folder: folder.displayPath,
    record,
    fileNames: [...Object.keys(record.files), crateFile, 'run.json'],
  };
}

/**
 * Works on one part of a plan, and writes no result. Always rejects: with what the journal of the part throws when it is
 * done, with PartEnded where the question needs no replication beyond, and as `conduct` does.
 */
async function workOnPart<Data>(
  request: ConductRequest,
  terminal: Terminal,
  signal: AbortSignal,
  work: (context: ExperimentContext) => Promise<Answer<Data>>,
  part: PlanPart,
): Promise<never> {
  const { journal, workers } = part;
  const threads = lazyThreads({ ...request, workers, quiet: true }, signal, terminal);
  try {
    await work(
      await contextOf({ ...request, workers }, terminal, { display: silentDisplay, threads, signal, journal }),
    );
    throw new PartEnded();
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Interrupted(signal.reason as Signal, `Stopped. ${part.describeStop?.() ?? 'Nothing was written.'}`);
  } finally {
    await threads.close();
  }
}

/** What is at hand for the work on a question. */
interface Surroundings {
  readonly display: ProgressDisplay;
  readonly threads: ThreadPool;
  readonly signal: AbortSignal;
  readonly journal: QuestionJournal;
}

async function contextOf(
  request: ConductRequest,
  terminal: Terminal,
  { display: { show, announce }, threads, signal, journal }: Surroundings,
): Promise<ExperimentContext> {
  const { runReplications = threads.runReplications } = request;
  const titles = sourceTitles(terminal);
  return {
    runner: { runReplications, workers: terminal.part?.workers ?? request.workers, journal, onProgress: show, signal },
    signal,
    secondsBefore: journal.secondsBefore,
    show,
    announce,
    origin: await originOf(request, provenance(), titles),
    sourceTitles: titles,
  };
}

/** Says how many replications need not be run again. */
const noteResumed =
  ({ quiet }: ConductRequest, { err }: Terminal) =>
  (count: number): unknown =>
    quiet || err.write(`Resuming: ${counted(count, 'finished replication')} kept from before.\n`);

/** Threads that are loaded and started with the first round, since some questions need none. */
function lazyThreads(
  { workers, scenarios, quiet }: ConductRequest,
  signal: AbortSignal,
  { err }: Terminal,
): ThreadPool {
  let pool: Promise<ThreadPool> | undefined;
  const start = async (): Promise<ThreadPool> => {
    const { threadPool } = await import('./threads.ts');
    return threadPool({ workers, names: scenarios.map(({ name }) => name), signal, megabytesOf });
  };
  return {
    runReplications: async (tasks, onDone, groups) => {
      assertRoomForThreads(tasks, workers);
      if (pool === undefined) assertLimitsForThreads(workers);
      const note = quiet || pool !== undefined ? undefined : longRunNote(tasks, workers);
      if (note !== undefined) err.write(`${note}\n`);
      return (await (pool ??= start())).runReplications(tasks, onDone, groups);
    },
    close: async () => (await pool)?.close(),
  };
}

async function originOf(
  { scenarios, seed }: ConductRequest,
  { version, commit }: Provenance,
  titles: ExperimentContext['sourceTitles'],
): Promise<Origin> {
  const { backgroundOf, wholeInWords } = await import('../../report/index.ts');
  const seeds = scenarios.length === 0 ? [seed] : [...new Set(scenarios.map((scenario) => scenario.seed))];
  return {
    names: scenarios.map(({ name }) => name),
    seeds,
    version,
    ...(commit !== undefined && { commit }),
    ...(scenarios.length > 0 && { whole: wholeInWords(scenarios), background: backgroundOf(scenarios, titles) }),
  };
}
