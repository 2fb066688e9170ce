import {
  areasOfKind,
  breachCsv,
  breachDifferenceCsv,
  canJudge,
  costsCsv,
  costsOf,
  dataDictionaryCsv,
  differenceCsv,
  estimateAddedCosts,
  estimateCosts,
  limitsOf,
  replicationColumns,
  replicationsCsv,
  replicationTables,
  steadyStateCsv,
  summaryCsv,
} from '../../experiment/index.ts';
import type { AreaKind } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { parquetPieces } from './parquet.ts';
import type { FileContents } from './result-folder.ts';
import { fileName } from './result-path.ts';

/** Name of the file in a result that holds a scenario, composed and complete. */
export const scenarioPath = (scenario: Scenario): string => `scenarios/${fileName(scenario.name)}.yaml`;

/** A scenario as it was run, and the results of its replications. */
export interface SimulatedScenario {
  readonly scenario: Scenario;
  readonly results: readonly ReplicationResult[];
}

/** What the names of files about areas of a kind end with. */
const endings: Readonly<Record<AreaKind, string>> = { service: '', regions: '-regions', units: '-units' };

/** The data files of a run or comparison, in the order of writing. The first scenario is the baseline. */
export function simulationFiles(simulated: readonly SimulatedScenario[]): Readonly<Record<string, FileContents>> {
  const scenarios = simulated.map(({ scenario }) => scenario);
  const sets = simulated.map(({ scenario, results }) => ({ scenario: scenario.name, name: scenario.name, results }));
  const [baseline, ...others] = sets;
  const limits = limitsOf(scenarios).filter((limit) => canJudge(limit, baseline.results[0]));
  const steady = sets.filter((_, index) => scenarios[index].steadyState);
  const isComparison = others.length > 0;
  const files: Record<string, FileContents> = {};
  for (const [kind, ending] of Object.entries(endings) as [AreaKind, string][]) {
    if (areasOfKind(baseline.results[0], kind).length === 0) continue;
    files[`summary${ending}.csv`] = summaryCsv(sets, kind);
    if (isComparison) files[`difference${ending}.csv`] = differenceCsv(baseline, others, kind);
  }
  return {
    ...files,
    'replications.csv': replicationsCsv(sets),
    'replications.parquet': parquetPieces(replicationTables(sets), { columns: JSON.stringify(replicationColumns()) }),
    'data-dictionary.csv': dataDictionaryCsv(),
    ...costFiles(simulated),
    ...(limits.length > 0 && { 'breach.csv': breachCsv(sets, limits) }),
    ...(limits.length > 0 &&
      isComparison && { 'breach-difference.csv': breachDifferenceCsv(baseline, others, limits) }),
    ...(steady.length > 0 && { 'steady-state.csv': steadyStateCsv(steady) }),
  };
}

/** `costs.csv` where every scenario gives pay in every month. */
function costFiles(simulated: readonly SimulatedScenario[]): Readonly<Record<string, FileContents>> {
  const costs = simulated.map(({ scenario, results }) => results.map((result) => costsOf(result, scenario)));
  if (costs.flat().includes(undefined)) return {};
  const known = costs.map((own) => own.flatMap((each) => each ?? []));
  return {
    'costs.csv': costsCsv(
      simulated.map(({ scenario: { name } }, index) => ({
        name,
        cost: estimateCosts(known[index]),
        ...(index > 0 && { addedCost: estimateAddedCosts(known[index], known[0]) }),
      })),
    ),
  };
}
