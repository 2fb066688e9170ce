import { createHash } from 'node:crypto';
import {
  associations,
  criticalCorrelation,
  meansOfPoints,
  measuresOf,
  measureText,
  pointsTable,
  resultsTable,
  runSweep,
  summaryTable,
  sweepPoints,
  tidyCsv,
} from '../../../experiment/index.ts';
import type { RunReplications, SweepResult } from '../../../experiment/index.ts';
import type { SweepStudy } from '../../../scenario/index.ts';
import { Failure, UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import type { ExperimentContext } from '../../execution/conduct.ts';
import { programHash } from '../../execution/program-hash.ts';
import { reproducibleCommand, shellCommand } from '../../options/reproducible-command.ts';
import type { SimulationOptions } from '../../options/simulation-options.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { version } from '../../results/provenance.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { readGoodStudy } from '../../input/study-files.ts';
import { counted, grouped } from '../../words.ts';
import { printNotes } from '../../results/printing.ts';
import { openJournal } from '../../execution/sweep-journal.ts';
import type { JournalFile } from '../../execution/sweep-journal.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Answer, Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface SweepOptions extends SimulationOptions {
  readonly study: string;
}

/**
 * Simulates every point of a study, and writes the result folder.
 *
 * A journal beside the folder keeps what is done until the result is written, so that the same command resumes after
 * any interruption, and ends with the same bytes as one that was never stopped.
 */
export async function sweepStudy(options: SweepOptions, terminal: Terminal): Promise<Written<object>> {
  if (options.scope === 'pdu')
    throw new UsageError(
      'A sweep measures what its study names. In place of --scope pdu, name a measure of a unit in the study, such ' +
        'as unallocated.all@end/pdu:Wales 01.',
    );
  const { study, notes } = readGoodStudy(options.study, terminal, options);
  printNotes(notes, options, terminal);
  const command = reproducibleCommand('sweep', [options.study], options, ['replications', 'years', 'seed']);
  const folder = options.out ?? defaultResultFolder([`sweep ${study.name}`], command);
  const resumeCommand = options.out === undefined ? command : `${command} ${shellCommand(['--out', options.out])}`;
  const request = {
    kind: 'sweep' as const,
    names: [study.name],
    scenarios: [study.scenario],
    seed: study.seed,
    command,
    folder,
    resumeHint: `Finished replications are kept. Run the same command to resume:\n  ${resumeCommand}`,
    ...executionOptions(options),
  };
  const printNote = (words: string): unknown => options.quiet || terminal.err.write(`${words}\n`);
  printNote(describeSize(study));
  let journal: JournalFile | undefined;
  try {
    const answer = await conduct(request, terminal, async (context) => {
      journal = openJournal(folder, terminal.folder, `${version()} ${programHash()} ${studyHash(study)}`);
      if (journal.wasStale)
        printNote('The earlier sweep here was of another study or another version of the program. It starts again.');
      const done = countDone(study, journal);
      if (done > 0)
        printNote(`Resuming: ${grouped(done)} of ${grouped(totalReplications(study))} replications are done.`);
      return await simulatePoints(study, context, journal, { command, workers: options.workers }).catch(
        (error: unknown) => {
          journal?.close();
          throw error;
        },
      );
    });
    journal?.remove();
    return answer;
  } finally {
    journal?.close();
  }
}

async function simulatePoints(
  study: SweepStudy,
  context: ExperimentContext,
  journal: JournalFile,
  { command, workers }: { command: string; workers: number },
): Promise<Answer<object>> {
  const { origin, signal, show } = context;
  const runReplications = nameFailingPoint(context.runReplications, study);
  const result = await runSweep({
    study,
    runReplications,
    concurrency: 2 * workers,
    journal,
    onProgress: show,
    signal,
  }); // twice, so that no thread waits for its next task
  const { sweepReport } = await import('../../../report/index.ts');
  const { parquetFile } = await import('../../results/parquet.ts');
  const metadata = {
    madeBy: `procap ${origin.version}`,
    study: study.name,
    studyHash: studyHash(study),
    seed: String(study.seed),
  };
  const [points, results] = [pointsTable(result), resultsTable(result)];
  return experimentAnswer({
    data: () => dataOf(result),
    report: sweepReport(result, origin, command),
    files: {
      'points.csv': tidyCsv(points),
      'points.parquet': parquetFile(points, metadata),
      'results.csv': tidyCsv(results),
      'results.parquet': parquetFile(results, metadata),
      'summary.csv': tidyCsv(summaryTable(result)),
    },
  });
}

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

/**
 * All that decides the measures of a replication, and nothing else: more replications of the same points resume where
 * fewer ended.
 */
function studyHash(study: SweepStudy): string {
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

/** What `--json` prints: the points with the means of their measures, and how closely measures go with settings. */
function dataOf(result: SweepResult): object {
  const { study, points, measures } = result;
  const settings = study.factors.map(({ factor }) => factor.setting);
  const means = measures.map((_, measureIndex) => meansOfPoints(result, measureIndex));
  return {
    study: study.name,
    scenario: study.scenario.name,
    design: study.design,
    replications: study.replications,
    seed: study.seed,
    measures: measures.map((measure, measureIndex) => ({
      measure: measureText(measure),
      rankCorrelations: associations(result, measureIndex).map(({ factor, rankCorrelation }) => ({
        setting: settings[factor],
        rankCorrelation,
      })),
      rankCorrelationByChance: criticalCorrelation(means[measureIndex].filter((each) => each !== undefined).length),
    })),
    points: points.map((levels, at) => ({
      point: at + 1,
      settings: Object.fromEntries(settings.map((setting, index) => [setting, levels[index]])),
      measures: Object.fromEntries(
        measures.map((measure, measureIndex) => [measureText(measure), means[measureIndex][at] ?? {}]),
      ),
    })),
  };
}
