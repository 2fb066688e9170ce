import type { Scenario } from '../../scenario/index.ts';
import type { ConductRequest } from '../execution/conduct.ts';
import type { SimulationRequest } from '../execution/simulate.ts';
import { defaultResultFolder } from '../results/result-path.ts';
import { precisionRequest } from './precision-options.ts';
import { reproducibleCommand } from './reproducible-command.ts';
import type { SimulationOptions } from './simulation-options.ts';

/** How a question is worked on, from the options of its command. */
export const executionOptions = ({
  workers,
  quiet = false,
  'take-over': takeOver = false,
  author,
  runReplications,
}: Pick<SimulationOptions, 'workers' | 'quiet' | 'take-over' | 'author' | 'runReplications'>): Pick<
  ConductRequest,
  'workers' | 'quiet' | 'takeOver' | 'author' | 'runReplications'
> => ({ workers, quiet, takeOver, ...(author && { author }), ...(runReplications && { runReplications }) });

/**
 * The run or comparison that a command line asks for. Throws a UsageError where options do not fit each other or the
 * scenarios.
 */
export function simulationRequest(
  kind: SimulationRequest['kind'],
  files: readonly string[],
  scenarios: readonly Scenario[],
  options: SimulationOptions,
): SimulationRequest {
  const precision = precisionRequest(options, scenarios, options.scope);
  const [{ seed, replications }] = scenarios;
  const names = scenarios.map(({ name }) => name);
  const command = reproducibleCommand(kind === 'run' ? 'run' : 'compare', files, options, reproducibleOptions);
  const atOnce = precision === undefined ? replications * scenarios.length : Infinity;
  return {
    kind,
    names,
    scenarios,
    seed,
    scopes: options.scope,
    ...executionOptions(options),
    workers: Math.min(options.workers, atOnce), // more threads than replications would have no work
    folder: options.out ?? defaultResultFolder(names, command),
    command,
    checkBalance: options['check-balance'] ?? false,
    ...(precision !== undefined && { precision }),
  };
}

/** The options that can change a result. */
const reproducibleOptions = [
  'replications',
  'precision',
  'metric',
  'most-replications',
  'years',
  'seed',
  'scope',
] as const;
