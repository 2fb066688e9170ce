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
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import type { SimulationOptions } from '../../options/simulation-options.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { readGoodStudy } from '../../input/study-files.ts';
import { counted } from '../../words.ts';
import { printNotes } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Answer, Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface SweepOptions extends SimulationOptions {
  readonly study: string;
}

/** Simulates every point of a study, and writes the result folder. */
export async function sweepStudy(options: SweepOptions, terminal: Terminal): Promise<Written<object>> {
  if (options.scope === 'pdu')
    throw new UsageError(
      'A sweep measures what its study names. In place of --scope pdu, name a measure of a unit in the study, such ' +
        'as unallocated.all@end/pdu:Wales 01.',
    );
  const { study, notes } = readGoodStudy(options.study, terminal, options);
  printNotes(notes, options, terminal);
  const command = reproducibleCommand('sweep', [options.study], options, ['replications', 'years', 'seed']);
  const request = {
    kind: 'sweep' as const,
    names: [study.name],
    scenarios: [study.scenario],
    seed: study.seed,
    command,
    folder: options.out ?? defaultResultFolder([`sweep ${study.name}`], command),
    ...executionOptions(options),
  };
  if (!options.quiet) terminal.err.write(`${describeSize(study)}\n`);
  return conduct(request, terminal, (context) => simulatePoints(study, context, command));
}

async function simulatePoints(
  study: SweepStudy,
  { origin, runner }: ExperimentContext,
  command: string,
): Promise<Answer<object>> {
  const runReplications = nameFailingPoint(runner.runReplications, study);
  const result = await runSweep({ study, ...runner, runReplications });
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

/** A hash of all that decides the measures of a replication, by which tables of one study are known. */
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
