import type { Scenario } from '../scenario/index.ts';
import type { SimulationOptions } from './options.ts';
import { typed } from './provenance.ts';
import { usualPlace } from './result-place.ts';
import type { Study } from './study.ts';

/** The study that a command line asks for. */
export function studyOf(kind: Study['kind'], files: readonly string[], scenarios: readonly Scenario[], options: SimulationOptions): Study {
  return {
    kind,
    scenarios,
    scopes: options.scope,
    workers: options.workers,
    folder: options.out ?? usualPlace(scenarios.map((scenario) => scenario.name)),
    command: typed(['procap', kind === 'run' ? 'run' : 'compare', ...files, ...decisiveOptions(options)]),
    checkBalance: options.checkBalance ?? false,
    quiet: options.quiet ?? false,
    ...(options.runReplications !== undefined && { runReplications: options.runReplications }),
  };
}

/** The options that can change a result, as they can be typed again. */
function decisiveOptions({ replications, years, seed, scope }: SimulationOptions): string[] {
  const given = { replications, years, seed, scope: scope === 'pdu' ? scope : undefined };
  return Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
}
