import { metricIndex, metrics, regionArea, wholeService } from '../../model/index.ts';
import type { Area, Epoch, MetricName, ReplicationResult, ServiceInput } from '../../model/index.ts';
import { caseloadOf } from './cases/caseload.ts';
import type { MonthFlows, MonthTotals } from './month-totals.ts';
import { sumOverAreas, addToMonth, metricValues, emptyMonth, monthTotalsOf } from './month-totals.ts';
import { AreaTwin } from './area-twin.ts';
import { loadEffectsOf, areaProfiles } from './area-profiles.ts';
import type { Timeline } from './timeline.ts';
import { epochAt, timelineOf } from './timeline.ts';

export interface TwinOptions {
  /**
   * One twin of the whole service, quick; or one of each region, since some are shorter of staff than others, and their
   * sum. Default: the whole service.
   */
  readonly granularity?: 'service' | 'regions';
  /** Every officer the mean officer; or officers as unequal in load as the scenario says. Default: the mean officer. */
  readonly officers?: 'alike' | 'unequal';
  /** The most days of a step of staff, work and strain. Default: 7. */
  readonly step?: number;
  /** Days between two readings of the caseload. Default: 14. */
  readonly readingInterval?: number;
}

/** What the twin gives: the figures it knows, in the form of a replication without chance. All others have no value. */
export interface TwinResult extends ReplicationResult {
  /** Those that have one. */
  readonly metrics: readonly MetricName[];
}

/**
 * The deterministic twin of a scenario: stocks and flows generated from the same settings and dated changes, with the
 * same metrics.
 *
 * There is no chance in it and nobody in particular, so that where it differs from the mean of the simulation, chance
 * and single officers make the difference. The same scenario gives the same figures to the last bit.
 */
export function twinOf(
  scenario: ServiceInput,
  { granularity = 'service', officers = 'alike', step = 7, readingInterval = 14 }: TwinOptions = {},
): TwinResult {
  const timeline = timelineOf(scenario);
  const { parameters } = scenario;
  const caseload = caseloadOf(timeline, readingInterval);
  const effects = officers === 'alike' ? [1] : loadEffectsOf(parameters);
  const months = areaProfiles(parameters, granularity).map((area) =>
    monthlyTotals(new AreaTwin(timeline, caseload, area, effects), timeline, step),
  );
  const names = areaProfiles(parameters, granularity).map(({ name }) => name);
  const areas: readonly Area[] = [wholeService, ...(granularity === 'regions' ? names.map(regionArea) : [])];
  const byScope = [
    timeline.monthEnds.map((_, at) => sumOverAreas(months.map((ofArea) => ofArea[at]))),
    ...(granularity === 'regions' ? months : []),
  ];
  const values = new Float64Array(timeline.monthEnds.length * areas.length * metrics.length).fill(NaN);
  const known = new Set<MetricName>();
  timeline.monthEnds.forEach(({ day }, at) => {
    const { p } = epochAt(timeline.epochs, day);
    byScope.forEach((sums, scope) => {
      const lastYear = day - timeline.firstDay > 360 ? sums.slice(at - 11, at + 1) : [];
      for (const [name, value] of metricValues(sums[at], lastYear, p)) {
        known.add(name);
        values[(at * areas.length + scope) * metrics.length + metricIndex[name]] = Number.isFinite(value) ? value : NaN;
      }
    });
  });
  return {
    replication: 0,
    dates: timeline.monthEnds.map(({ iso }) => iso),
    areas,
    values,
    events: 0,
    metrics: [...known],
  };
}

/** An area from the first day of the run-in to the last of the run, as it stands at each month end. */
function monthlyTotals(
  twin: AreaTwin,
  { calendar, epochs, firstDay, endDay, monthEnds }: Timeline,
  step: number,
): MonthTotals[] {
  const monthStarts: number[] = [];
  for (let day = firstDay; day < endDay; day = calendar.addMonths(day, 1)) monthStarts.push(day);
  const stops = [
    ...new Set([...monthStarts, ...monthEnds.map(({ day }) => day + 1), ...epochs.map(({ from }) => from), endDay]),
  ].sort((a, b) => a - b);
  const sums: MonthTotals[] = [];
  let month = emptyMonth();
  stops.forEach((from, index) => {
    const end = monthEnds[sums.length];
    if (end !== undefined && from === end.day + 1) {
      const epoch = epochAt(epochs, end.day);
      sums.push(monthTotalsOf(twin, twin.stateAt(epoch, from), month, epoch.p, end.day));
      month = emptyMonth();
    }
    if (index === stops.length - 1) return;
    const epoch = epochAt(epochs, from);
    if (from === firstDay) {
      twin.workforce.staff.initialiseVacancies(epoch.p);
      twin.collectAwaitingPapers();
    }
    if (monthStarts.includes(from)) month.started += twin.startIntake(epoch, from, calendar);
    const steps = Math.ceil((stops[index + 1] - from) / step);
    const days = (stops[index + 1] - from) / steps;
    for (let each = 0; each < steps; each++) advance(twin, epoch, from + each * days, days, month);
  });
  return sums;
}

/** Some days of an area pass, at the pace of their middle; what happens is added to the month. */
function advance(twin: AreaTwin, epoch: Epoch, moment: number, days: number, month: MonthFlows): void {
  twin.workforce.staff.progress(epoch.p, moment, moment + days / 2);
  const state = twin.stateAt(epoch, moment + days / 2, days);
  const sick = twin.workforce.peopleOffSick(state.atWork.caseHolders);
  const movements = twin.advance(epoch, state, moment, days);
  if (movements !== undefined) addToMonth(month, state, movements, sick, days);
}
