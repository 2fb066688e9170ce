import {
  breachCsv,
  breachDifferenceCsv,
  canJudge,
  differenceCsv,
  limitsOf,
  replicationsCsv,
  steadyStateCsv,
  summaryCsv,
} from '../../experiment/index.ts';
import type { ReportInput } from '../../report/index.ts';
import { resolvedYaml } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { ProgressDisplay } from '../execution/progress.ts';
import type { ResultFolder } from './result-folder.ts';
import { fileName } from './result-path.ts';

/** Name of the file in a result that holds a scenario, composed and complete. */
export const scenarioPath = (scenario: Scenario): string => `scenarios/${fileName(scenario.name)}.yaml`;

/**
 * Writes all files of a result except its record: the scenarios as they were run, the data, the charts and the report.
 *
 * None of them knows of the clock, the machine or the number of threads, so the same question gives the same files to
 * the last byte. Drawing is loaded here and no earlier, since other commands do not draw.
 */
export async function writeResultFiles(
  folder: ResultFolder,
  report: ReportInput,
  scenarios: readonly Scenario[],
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<void> {
  const write = async (name: string, contents: Parameters<ResultFolder['write']>[1]) => {
    signal.throwIfAborted();
    await folder.write(name, contents);
  };
  display.announce('Writing the data');
  const sets = report.sets.map(({ scenario, results }) => ({ scenario: scenario.name, name: scenario.name, results }));
  const [baseline, ...others] = sets;
  for (const scenario of scenarios) await write(scenarioPath(scenario), resolvedYaml(scenario));
  await write('summary.csv', summaryCsv(sets));
  if (others.length > 0) await write('difference.csv', differenceCsv(baseline, others));
  await write('replications.csv', replicationsCsv(sets));
  const limits = limitsOf(scenarios).filter((limit) => canJudge(limit, baseline.results[0]));
  if (limits.length > 0) await write('breach.csv', breachCsv(sets, limits));
  if (limits.length > 0 && others.length > 0)
    await write('breach-difference.csv', breachDifferenceCsv(baseline, others, limits));
  const steady = sets.filter((_, index) => scenarios[index].steadyState);
  if (steady.length > 0) await write('steady-state.csv', steadyStateCsv(steady));

  display.announce('Drawing the charts');
  const { reportCharts, reportPage } = await import('../../report/index.ts');
  const { renderChart, renderSvg, viewerScript } = await import('../render/index.ts');
  const drawn = [];
  for (const chart of reportCharts(report)) {
    const { svg, png } = await renderChart(chart.spec);
    await write(`charts/${chart.name}.vl.json`, `${JSON.stringify(chart.spec, undefined, 2)}\n`);
    await write(`charts/${chart.name}.svg`, svg);
    await write(`charts/${chart.name}.png`, png);
    drawn.push({ name: chart.name, figure: await renderSvg(chart.figure) });
  }
  await write('report.html', reportPage(report, drawn, viewerScript()));
}
