import type { ScenarioFacts } from '../input.ts';
import { capitalise } from './letter-case.ts';

/** What a scenario says of its size: as much as it takes to name it. */
type Sized = Pick<ScenarioFacts, 'assumptions'>;

/** What is said of a scenario that is of all of England and Wales. */
export const wholeService = 'whole service';

/**
 * What the whole of some scenarios is, as their charts name it: `whole service`; `delivery unit One unit`; `region
 * Wales`; `7 regions, 3% of the service`. Scenarios that differ in this are called by no more than they share.
 */
export function wholeInWords(scenarios: readonly Sized[]): string {
  const all = [...new Set(scenarios.map(oneInWords))];
  return all.length === 1 ? all[0] : all.includes(wholeService) ? wholeService : 'all areas';
}

function oneInWords({ assumptions }: Sized): string {
  const valueOf = (setting: string) =>
    assumptions.find((each) => each.setting === setting && each.from === undefined)?.value;
  const units = valueOf('organisation.delivery_units');
  if (typeof units !== 'object') return wholeService;
  const [[name, count], ...others] = Object.entries(units);
  if (others.length === 0) return Number(count) === 1 ? `delivery unit ${name}` : `region ${name}`;
  const share = valueOf('organisation.share_of_service');
  return typeof share === 'number' && share < 1
    ? `${others.length + 1} regions, ${Number((100 * share).toPrecision(2))}% of the service`
    : wholeService;
}

/**
 * A report of an experiment with its whole called by name wherever it is called the whole service: most experiments
 * know the measures of a scenario and not its size.
 */
export function withWholeNamed<Report extends object>(report: Report, whole: string | undefined): Report {
  if (whole === undefined || whole === wholeService) return report;
  const named = (value: unknown): unknown => {
    if (typeof value === 'string')
      return value.replaceAll(wholeService, whole).replaceAll(capitalise(wholeService), capitalise(whole));
    if (Array.isArray(value)) return value.map(named);
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, named(each)]));
  };
  return named(report) as Report;
}
