import {
  associations,
  criticalCorrelation,
  meansOfPoints,
  measureText,
  pointsTable,
  resultsTable,
  summaryTable,
  tidyCsv,
} from '../../../experiment/index.ts';
import type { SweepResult } from '../../../experiment/index.ts';
import { UsageError } from '../../errors.ts';
import type { ExperimentContext } from '../../execution/conduct.ts';
import { conductStudy, identityOf, studyHash } from '../../execution/study-simulation.ts';
import { readGoodStudy } from '../../input/study-files.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import type { SimulationOptions } from '../../options/simulation-options.ts';
import { printNotes } from '../../results/printing.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Answer, Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface SweepOptions extends SimulationOptions {
  readonly study: string;
}

/** Simulates every point of a study, and writes the result folder. Stopped in any way, the same command resumes it. */
export async function sweepStudy(options: SweepOptions, terminal: Terminal): Promise<Written<object>> {
  if (options.scope === 'pdu')
    throw new UsageError(
      'A sweep measures what its study names. In place of --scope pdu, name a measure of a unit in the study, such ' +
        'as unallocated.all@end/pdu:Wales 01.',
    );
  const { study, notes } = readGoodStudy(options.study, terminal, options);
  printNotes(notes, options, terminal);
  const command = sweepCommandLine(options);
  const folder = options.out ?? sweepFolder(study.name, options);
  return conductStudy({ kind: 'sweep', study, folder, command }, options, terminal, (result, context) =>
    sweepAnswer(result, context, command),
  );
}

/** The command that gives a sweep again. */
const sweepCommandLine = (options: SweepOptions): string =>
  reproducibleCommand('sweep', [options.study], options, ['replications', 'years', 'seed']);

/** Where the sweep of a study goes unless another folder is asked for. */
export const sweepFolder = (study: string, options: SweepOptions): string =>
  defaultResultFolder([`sweep ${study}`], sweepCommandLine(options));

async function sweepAnswer(
  result: SweepResult,
  { origin }: ExperimentContext,
  command: string,
): Promise<Answer<object>> {
  const { study } = result;
  const { sweepReport } = await import('../../../report/index.ts');
  const { parquetFile } = await import('../../results/parquet.ts');
  const metadata = {
    madeBy: `procap ${origin.version}`,
    study: study.name,
    studyHash: studyHash(study),
    seed: String(study.seed),
  };
  const [points, results] = [pointsTable(result), resultsTable(result)];
  const answer = await experimentAnswer({
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
  return { ...answer, figuresOf: identityOf(study) };
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
      rankCorrelations: associations(result, measureIndex).map(({ factor, rankCorrelation = null }) => ({
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
