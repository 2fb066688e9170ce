import type { Scenario } from '../../scenario/index.ts';
import { measureText } from '../../experiment/index.ts';
import type { SimulationOptions } from './simulation-options.ts';
import { precisionRequest, formatPrecision } from './precision-options.ts';
import { shellCommand } from '../results/provenance.ts';
import { defaultResultFolder } from '../results/result-path.ts';
import type { SimulationRequest } from '../execution/conduct-simulation.ts';

/** The study that a command line asks for. Throws a UsageError where options do not fit each other or the scenarios. */
export function simulationRequest(
  kind: SimulationRequest['kind'],
  files: readonly string[],
  scenarios: readonly Scenario[],
  options: SimulationOptions,
): SimulationRequest {
  const precision = precisionRequest(options, scenarios, options.scope);
  return {
    kind,
    scenarios,
    scopes: options.scope,
    workers: options.workers,
    folder: options.out ?? defaultResultFolder(scenarios.map((scenario) => scenario.name)),
    command: shellCommand(['procap', kind === 'run' ? 'run' : 'compare', ...files, ...reproducibleOptions(options)]),
    checkBalance: options['check-balance'] ?? false,
    quiet: options.quiet ?? false,
    ...(precision !== undefined && { precision }),
    ...(options.runReplications !== undefined && { runReplications: options.runReplications }),
  };
}

/** The options that can change a result, as they can be typed again. */
function reproducibleOptions({
  replications,
  precision,
  metric = [],
  'most-replications': most,
  years,
  seed,
  scope,
}: SimulationOptions): string[] {
  const given = [
    ['replications', replications],
    ['precision', precision && formatPrecision(precision)],
    ...metric.map((measure) => ['metric', measureText(measure)] as const),
    ['most-replications', most],
    ['years', years],
    ['seed', seed],
    ['scope', scope === 'pdu' ? scope : undefined],
  ] as const;
  return given.flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
}
