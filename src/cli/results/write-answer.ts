import { createHash } from 'node:crypto';
import type { Chart, ExperimentReport, RenderedFigure, Viewer } from '../../report/index.ts';
import { resolvedYaml } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { scenarioPath } from './result-files.ts';
import type { FileContents, ResultFolder } from './result-folder.ts';
import type { ResultRecord, RunCost, RunSettings } from './run-record.ts';

/** What came of a question. */
export interface Answer<Data> {
  /** What `--json` prints; computed only where it is asked for. */
  readonly data: () => Data;
  /** What is printed otherwise. */
  readonly text: () => string;
  /** The scenarios as they were run, where a precision decided the number of replications. Default: as requested. */
  readonly scenarios?: readonly Scenario[];
  /** Data files by their path in the folder. */
  readonly files: Readonly<Record<string, FileContents>>;
  readonly charts: readonly Chart[];
  /** The report, from the drawings of all charts and the viewer that makes them interactive; a memo has none. */
  readonly page?: (drawings: readonly RenderedFigure[], viewer: Viewer) => string;
  /** What run.json states of a run or comparison besides. */
  readonly settings?: RunSettings;
  readonly cost?: RunCost;
  /** All that decides its figures, by which another command knows that it may use them. */
  readonly figuresOf?: string;
}

/** An answer, once it is written. */
export interface Written<Data> extends Answer<Data> {
  /** As the user would write it. */
  readonly folder: string;
  readonly record: ResultRecord;
  readonly fileNames: readonly string[];
}

/** What an experiment found, before it is laid out. */
interface ExperimentFindings<Data> {
  readonly data: () => Data;
  readonly report: ExperimentReport;
  readonly files: Answer<Data>['files'];
  /** Default: the tables and findings of the report. */
  readonly text?: string;
}

/** The answer of an experiment, laid out as its report says. */
export async function experimentAnswer<Data>({
  data,
  report: found,
  files,
  text,
}: ExperimentFindings<Data>): Promise<Answer<Data>> {
  const { experimentPage, tableAsText, withWholeNamed } = await import('../../report/index.ts');
  // What scenarios say of themselves stays as they say it.
  const report = { ...withWholeNamed(found, found.origin.whole), origin: found.origin };
  const tables = () => report.tables.map((table) => `${table.caption}\n\n${tableAsText(table)}`);
  const inWords = () => [...tables(), report.findings.join('\n')].filter((each) => each !== '').join('\n\n');
  return {
    data,
    text: () => text ?? inWords(),
    files,
    charts: report.charts,
    page: (drawings, viewer) => experimentPage(report, drawings, viewer),
  };
}

/**
 * Writes all files of a result except its record: the scenarios as they were run, the data, the charts and the report.
 *
 * None of them depends on the clock, the machine or the number of threads, so the same question gives the same files to
 * the last byte. Drawing is loaded here and no earlier, since other commands do not draw.
 */
export async function writeAnswer(
  folder: ResultFolder,
  { files, charts, page, scenarios }: Answer<unknown>,
  requested: readonly Scenario[],
  {
    announce,
    showDrawing,
    signal,
  }: {
    readonly announce: (activity: string) => void;
    readonly showDrawing: (drawn: number, charts: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  const write = async (name: string, contents: FileContents) => {
    signal.throwIfAborted();
    await folder.write(name, contents);
  };
  announce('Writing the data');
  for (const scenario of scenarios ?? requested) await write(scenarioPath(scenario), resolvedYaml(scenario));
  for (const [name, contents] of Object.entries(files)) await write(name, contents);
  showDrawing(0, charts.length);
  const { renderChart, renderSvg, viewerScript } = await import('../render/index.ts');
  const drawings: RenderedFigure[] = [];
  for (const { name, spec, figure } of charts) {
    const { svg, png } = await renderChart(spec);
    const [picture, drawing] = await Promise.all([png, renderSvg(figure)]);
    await write(`charts/${name}.vl.json`, `${JSON.stringify(spec, undefined, 2)}\n`);
    await write(`charts/${name}.svg`, svg);
    await write(`charts/${name}.png`, picture);
    drawings.push({ name, figure: drawing });
    showDrawing(drawings.length, charts.length);
  }
  if (page !== undefined) await write('report.html', page(drawings, await viewerOf(viewerScript())));
}

/** The program of a page as it stands there, with the hash by which the page's policy knows it. */
async function viewerOf(source: string): Promise<Viewer> {
  const { scriptText } = await import('../../report/index.ts');
  const script = scriptText(source);
  return { script, hash: `sha256-${createHash('sha256').update(script).digest('base64')}` };
}
