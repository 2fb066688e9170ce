import { createHash } from 'node:crypto';
import { measuresOf, runSweep, sweepPoints } from '../../experiment/index.ts';
import type { RunReplications, SweepResult } from '../../experiment/index.ts';
import type { SweepStudy } from '../../scenario/index.ts';
import { Failure } from '../errors.ts';
import { shellCommand } from '../options/reproducible-command.ts';
import type { SimulationOptions } from '../options/simulation-options.ts';
import { executionOptions } from '../options/simulation-request.ts';
import type { ResultKind } from '../results/existing-result.ts';
import { version } from '../results/provenance.ts';
import type { Answer, Written } from '../results/write-answer.ts';
import type { Terminal } from '../terminal.ts';
import { counted, grouped } from '../words.ts';
import { conduct } from './conduct.ts';
import type { ExperimentContext } from './conduct.ts';
import { programHash } from './program-hash.ts';
import { openJournal } from './sweep-journal.ts';
import type { JournalFile } from './sweep-journal.ts';

/** A question about every point of a study. */
export interface StudyRequest {
  readonly kind: ResultKind;
  readonly study: SweepStudy;
  readonly folder: string;
  /** The command that gives the same result again, without the options that cannot change it. */
  readonly command: string;
  /** What the points gave, where it is known already; they are not simulated again. */
  readonly finished?: SweepResult;
}

/**
 * Simulates every point of a study, and writes the result folder of what `answer` makes of it.
 *
 * A journal beside the folder keeps what is done until the result is written, so that the same command resumes after
 * any interruption, and ends with the same bytes as one that was never stopped.
 */
export async function conductStudy(
  { kind, study, folder, command, finished }: StudyRequest,
  options: SimulationOptions,
  terminal: Terminal,
  answer: (result: SweepResult, context: ExperimentContext) => Promise<Answer<object>>,
): Promise<Written<object>> {
  const resumeCommand = options.out === undefined ? command : `${command} ${shellCommand(['--out', options.out])}`;
  const request = {
    kind,
    names: [study.name],
    scenarios: [study.scenario],
    seed: study.seed,
    command,
    folder,
    ...(finished === undefined && {
      resumeHint: `Finished replications are kept. Run the same command to resume:\n  ${resumeCommand}`,
    }),
    ...executionOptions(options),
  };
  if (finished !== undefined) return conduct(request, terminal, (context) => answer(finished, context));

  const printNote = (words: string): unknown => options.quiet || terminal.err.write(`${words}\n`);
  printNote(describeSize(study));
  let journal: JournalFile | undefined;
  try {
    const written = await conduct(request, terminal, async (context) => {
      journal = openJournal(folder, terminal.folder, identityOf(study));
      if (journal.wasStale)
        printNote('The earlier sweep here was of another study or another version of the program. It starts again.');
      const done = countDone(study, journal);
      if (done > 0)
        printNote(`Resuming: ${grouped(done)} of ${grouped(totalReplications(study))} replications are done.`);
      try {
        return await answer(await simulatePoints(study, context, journal, options.workers), context);
      } catch (error) {
        journal.close(); // while the folder is still this run's own
        throw error;
      }
    });
    journal?.remove();
    return written;
  } finally {
    journal?.close();
  }
}

const simulatePoints = (
  study: SweepStudy,
  { runReplications, show, signal }: ExperimentContext,
  journal: JournalFile,
  workers: number,
): Promise<SweepResult> =>
  runSweep({
    study,
    runReplications: nameFailingPoint(runReplications, study),
    concurrency: 2 * workers, // twice, so that no thread waits for its next task
    journal,
    onProgress: show,
    signal,
  });

/** The error of a replication that fails names its point, since the settings may be the cause. */
const nameFailingPoint =
  (runReplications: RunReplications, study: SweepStudy): RunReplications =>
  (tasks, onDone) =>
    runReplications(tasks, onDone).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error;
      const [{ scenario: at }] = tasks;
      const levels = sweepPoints(study)[at].map((level, index) => `${study.factors[index].factor.setting} ${level}`);
      throw new Failure(`Point ${at + 1} of the sweep: ${error.message}\nIts settings: ${levels.join(', ')}.`, {
        cause: error.cause,
      });
    });

/** All that decides the figures of a study: the program and what it simulates. */
export const identityOf = (study: SweepStudy): string => `${version()} ${programHash()} ${studyHash(study)}`;

/**
 * All that decides the measures of a replication, and nothing else: more replications of the same points resume where
 * fewer ended.
 */
export function studyHash(study: SweepStudy): string {
  const { start, years, parameters, changes } = study.scenario;
  const facts = {
    start,
    years,
    parameters,
    changes,
    settings: study.factors.map(({ factor }) => factor.setting),
    points: sweepPoints(study),
    seed: study.seed,
    measures: measuresOf(study),
  };
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}

const countDone = ({ points, replications }: SweepStudy, journal: JournalFile): number =>
  Array.from({ length: points * replications }, (_, index) =>
    journal.find(Math.floor(index / replications) + 1, (index % replications) + 1),
  ).filter((each) => each !== undefined).length;

const totalReplications = ({ points, replications }: SweepStudy): number => points * replications;

function describeSize(study: SweepStudy): string {
  const { design, factors, points, replications, scenario } = study;
  const combinations =
    design === 'full factorial' ? `${factors.map(({ values }) => values!.length).join(' x ')} = ` : '';
  return (
    `${combinations}${counted(points, 'point')} over ${counted(factors.length, 'setting')}, ` +
    `${counted(replications, 'replication')} each: ${counted(totalReplications(study), 'replication')} of ` +
    `${counted(scenario.years, 'year')}.`
  );
}
