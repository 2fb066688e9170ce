import { metricIndex, metrics } from '../../model/index.ts';
import type { MetricName, ReplicationResult, ServiceInput } from '../../model/index.ts';
import { caseloadOf } from './caseload.ts';
import type { Month, Sums } from './figures.ts';
import { added, addToMonth, figuresFrom, newMonth, sumsOf } from './figures.ts';
import { PlaceTwin } from './place.ts';
import { effectsOf, placesOf } from './places.ts';
import type { Epoch, Timeline } from './timeline.ts';
import { epochAt, timelineOf } from './timeline.ts';

export interface TwinOptions {
  /**
   * One twin of the whole service, quick; or one of each region, since some are shorter of staff than others, and their
   * sum. Default: the whole service.
   */
  readonly places?: 'service' | 'regions';
  /** Every officer the mean officer; or officers as unequal in load as the scenario says. Default: the mean officer. */
  readonly officers?: 'alike' | 'unequal';
  /** The most days of a step of staff, work and strain. Default: 7. */
  readonly step?: number;
  /** Days between two readings of the caseload. Default: 14. */
  readonly readings?: number;
}

/** What the twin gives: the figures it knows, in the form of a replication without luck. All others have no value. */
export interface TwinResult extends ReplicationResult {
  /** Those that have one. */
  readonly metrics: readonly MetricName[];
}

/**
 * The deterministic twin of a scenario: stocks and flows generated from the same settings and dated changes, with the
 * same metrics.
 *
 * There is no luck in it and nobody in particular, so that where it differs from the mean of the simulation, chance and
 * single officers make the difference. The same scenario gives the same figures to the last bit.
 */
export function twinOf(
  scenario: ServiceInput,
  { places = 'service', officers = 'alike', step = 7, readings = 14 }: TwinOptions = {},
): TwinResult {
  const timeline = timelineOf(scenario);
  const { parameters } = scenario;
  const caseload = caseloadOf(timeline, readings);
  const effects = officers === 'alike' ? [1] : effectsOf(parameters);
  const months = placesOf(parameters, places).map((place) =>
    monthsOfPlace(new PlaceTwin(timeline, caseload, place, effects), timeline, step),
  );
  const names = placesOf(parameters, places).map(({ name }) => name);
  const scopes = ['service', ...(places === 'regions' ? names.map((name) => `region:${name}`) : [])];
  const byScope = [
    timeline.monthEnds.map((_, at) => added(months.map((ofPlace) => ofPlace[at]))),
    ...(places === 'regions' ? months : []),
  ];
  const values = new Float64Array(timeline.monthEnds.length * scopes.length * metrics.length).fill(NaN);
  const known = new Set<MetricName>();
  timeline.monthEnds.forEach(({ day }, at) => {
    const { p } = epochAt(timeline.epochs, day);
    byScope.forEach((sums, scope) => {
      const lastYear = day - timeline.firstDay > 360 ? sums.slice(at - 11, at + 1) : [];
      for (const [name, value] of figuresFrom(sums[at], lastYear, p)) {
        known.add(name);
        values[(at * scopes.length + scope) * metrics.length + metricIndex[name]] = Number.isFinite(value)
          ? value
          : NaN;
      }
    });
  });
  return {
    replication: 0,
    dates: timeline.monthEnds.map(({ iso }) => iso),
    scopes,
    values,
    events: 0,
    metrics: [...known],
  };
}

/** A place from the first day of the run-in to the last of the run, as it stands at each month end. */
function monthsOfPlace(
  twin: PlaceTwin,
  { calendar, epochs, firstDay, endDay, monthEnds }: Timeline,
  step: number,
): Sums[] {
  const monthBegins: number[] = [];
  for (let day = firstDay; day < endDay; day = calendar.addMonths(day, 1)) monthBegins.push(day);
  const stops = [
    ...new Set([...monthBegins, ...monthEnds.map(({ day }) => day + 1), ...epochs.map(({ from }) => from), endDay]),
  ].sort((a, b) => a - b);
  const sums: Sums[] = [];
  let month = newMonth();
  stops.forEach((from, index) => {
    const end = monthEnds[sums.length];
    if (end !== undefined && from === end.day + 1) {
      const epoch = epochAt(epochs, end.day);
      sums.push(sumsOf(twin, twin.look(epoch, from), month, epoch.p, end.day));
      month = newMonth();
    }
    if (index === stops.length - 1) return;
    const epoch = epochAt(epochs, from);
    if (from === firstDay) twin.crew.staff.begins(epoch.p);
    if (monthBegins.includes(from)) month.started += twin.intakeStarts(epoch, from, calendar);
    const steps = Math.ceil((stops[index + 1] - from) / step);
    const days = (stops[index + 1] - from) / steps;
    for (let each = 0; each < steps; each++) passes(twin, epoch, from + each * days, days, month);
  });
  return sums;
}

/** Some days of a place pass, at the pace of their middle; what happens is added to the month. */
function passes(twin: PlaceTwin, epoch: Epoch, moment: number, days: number, month: Month): void {
  twin.crew.staff.goOver(epoch.p, moment, moment + days / 2);
  const standing = twin.look(epoch, moment + days / 2, days);
  const sick = twin.crew.sickNow(standing.atWork.holding);
  const movements = twin.pass(epoch, standing, moment, days);
  if (movements !== undefined) addToMonth(month, standing, movements, sick, days);
}
