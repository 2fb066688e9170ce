import { createHash } from 'node:crypto';
import {
  associations,
  correlationByChance,
  meansOfPoints,
  measuresOf,
  measureText,
  pointsTable,
  resultsTable,
  runSweep,
  summaryTable,
  sweepPoints,
  tidyCsv,
} from '../experiment/index.ts';
import type { RunReplications, SweepResult } from '../experiment/index.ts';
import type { Study } from '../scenario/index.ts';
import type { SweepOptions } from './commands/sweep.ts';
import { Failure, UsageError } from './errors.ts';
import { conductExperiment, wayOf } from './experiment.ts';
import type { Answer, Bench, WrittenAnswer } from './experiment.ts';
import { programHash } from './program-hash.ts';
import { typed, typedOptions, version } from './provenance.ts';
import { usualPlace } from './result-place.ts';
import { readGoodStudy } from './study-files.ts';
import { printNotes } from './study-words.ts';
import { openJournal } from './sweep-journal.ts';
import type { JournalFile } from './sweep-journal.ts';
import type { Terminal } from './terminal.ts';

/**
 * Simulates every point of a study, and writes the result folder.
 *
 * A journal beside the folder keeps what is done until the result is written, so that the same command goes on after
 * any interruption, and ends with the same bytes as one that was never stopped.
 */
export async function sweep(options: SweepOptions, terminal: Terminal): Promise<WrittenAnswer<object>> {
  if (options.scope === 'pdu')
    throw new UsageError(
      'A sweep measures what its study names. In place of --scope pdu write a measure of a unit there, such as unallocated.all@end/pdu:Wales 01.',
    );
  const { study, notes } = readGoodStudy(options.study, terminal, options);
  printNotes(notes, options, terminal);
  const command = typed(['procap', 'sweep', options.study, ...decisiveOptions(options)]);
  const folder = options.out ?? usualPlace([`sweep ${study.name}`]);
  const again = options.out === undefined ? command : `${command} ${typed(['--out', options.out])}`;
  const request = {
    kind: 'sweep' as const,
    names: [study.name],
    scenarios: [study.scenario],
    seed: study.seed,
    command,
    folder,
    whenStopped: `What is done is kept; the same command goes on from there:\n  ${again}`,
    ...wayOf(options),
  };
  const say = (words: string): unknown => options.quiet || terminal.err.write(`${words}\n`);
  say(sizeInWords(study));
  let journal: JournalFile | undefined;
  try {
    const answer = await conductExperiment(request, terminal, async (bench) => {
      journal = openJournal(folder, terminal.folder, `${version()} ${programHash()} ${hashOf(study)}`);
      if (journal.wasStale)
        say('The sweep that was begun here before is of another study or program, and is begun anew.');
      const done = doneBefore(study, journal);
      if (done > 0)
        say(
          `Going on: ${done.toLocaleString('en-GB')} of ${total(study).toLocaleString('en-GB')} replications were done.`,
        );
      return await work(study, bench, journal, { command, workers: options.workers }).catch((error: unknown) => {
        journal?.close();
        throw error;
      });
    });
    journal?.remove();
    return answer;
  } finally {
    journal?.close();
  }
}

async function work(
  study: Study,
  bench: Bench,
  journal: JournalFile,
  { command, workers }: { command: string; workers: number },
): Promise<Answer<object>> {
  const { origin, signal, show } = bench;
  const runReplications = namingPoints(bench.runReplications, study);
  const result = await runSweep({ study, runReplications, atOnce: 2 * workers, journal, onProgress: show, signal }); // twice, so that no thread waits for its next task
  const { sweepReport } = await import('../report/index.ts');
  const { parquetFile } = await import('./parquet.ts');
  const metadata = {
    madeBy: `procap ${origin.version}`,
    study: study.name,
    studyHash: hashOf(study),
    seed: String(study.seed),
  };
  const [points, results] = [pointsTable(result), resultsTable(result)];
  return {
    data: dataOf(result),
    report: sweepReport(result, origin, command),
    files: {
      'points.csv': tidyCsv(points),
      'points.parquet': parquetFile(points, metadata),
      'results.csv': tidyCsv(results),
      'results.parquet': parquetFile(results, metadata),
      'summary.csv': tidyCsv(summaryTable(result)),
    },
  };
}

/** A replication that fails is told with its point, since it may be the settings that it fails by. */
const namingPoints =
  (runReplications: RunReplications, study: Study): RunReplications =>
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
 * All that decides the measures of a replication, and nothing else: more replications of the same points go on where
 * fewer ended.
 */
function hashOf(study: Study): string {
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

const doneBefore = ({ points, replications }: Study, journal: JournalFile): number =>
  Array.from({ length: points * replications }, (_, index) =>
    journal.have(Math.floor(index / replications) + 1, (index % replications) + 1),
  ).filter((each) => each !== undefined).length;

const total = ({ points, replications }: Study): number => points * replications;

function sizeInWords(study: Study): string {
  const { design, factors, points, replications, scenario } = study;
  const combinations =
    design === 'full factorial' ? `${factors.map(({ values }) => values!.length).join(' x ')} = ` : '';
  const count = (number: number, noun: string): string =>
    `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
  return `${combinations}${count(points, 'point')} over ${count(factors.length, 'setting')}, ${count(replications, 'replication')} each: ${count(total(study), 'replication')} of ${count(scenario.years, 'year')}.`;
}

/** The options that can change a result, as they can be typed again. */
const decisiveOptions = ({ replications, years, seed }: SweepOptions): string[] =>
  typedOptions({ replications, years, seed });

/** What `--json` prints: the points with the means of their measures, and how closely measures go with settings. */
function dataOf(result: SweepResult): object {
  const { study, points, measures } = result;
  const settings = study.factors.map(({ factor }) => factor.setting);
  const means = measures.map((_, place) => meansOfPoints(result, place));
  return {
    study: study.name,
    scenario: study.scenario.name,
    design: study.design,
    replications: study.replications,
    seed: study.seed,
    measures: measures.map((measure, place) => ({
      measure: measureText(measure),
      rankCorrelations: associations(result, place).map(({ factor, rankCorrelation }) => ({
        setting: settings[factor],
        rankCorrelation,
      })),
      rankCorrelationByChance: correlationByChance(means[place].filter((each) => each !== undefined).length),
    })),
    points: points.map((levels, at) => ({
      point: at + 1,
      settings: Object.fromEntries(settings.map((setting, index) => [setting, levels[index]])),
      measures: Object.fromEntries(measures.map((measure, place) => [measureText(measure), means[place][at] ?? {}])),
    })),
  };
}
