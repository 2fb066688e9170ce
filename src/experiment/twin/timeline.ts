import type { Epoch, ServiceInput } from '../../model/index.ts';
import {
  Calendar,
  daysPerMonth,
  demandGrownBy,
  demandGrowths,
  epochsOf,
  monthNames,
  runLengthInDays,
  startsShareOnDay,
  workingDaysOfYear,
} from '../../model/index.ts';

/**
 * The days of a run of the twin: those of the simulation, the run-in included. Day 0 is the first of the run-in, and a
 * moment counts days from its beginning: what stands at the end of day 9 is read at 10.
 */
export interface Timeline {
  readonly calendar: Calendar;
  /** The first day after the run-in; and the day after the last. */
  readonly firstDay: number;
  readonly endDay: number;
  /** In order; the first begins with day 0. */
  readonly epochs: readonly Epoch[];
  readonly monthEnds: readonly { readonly day: number; readonly iso: string }[];
}

export function timelineOf({ start, years, parameters, changes }: ServiceInput): Timeline {
  const run = new Calendar(start, 1);
  const firstIso = run.isoOf(-Math.round(parameters.start.run_in * daysPerMonth));
  const firstDay = -run.dayOf(firstIso);
  const endDay = firstDay + runLengthInDays(run, years);
  const calendar = new Calendar(firstIso, endDay);

  const scheduled = changes.map((change) => ({ ...change, day: calendar.dayOf(change.date) }));
  const epochs = epochsOf(
    parameters,
    scheduled.filter(({ day }) => day < endDay),
  );
  return { calendar, firstDay, endDay, epochs, monthEnds: calendar.monthEnds().filter(({ day }) => day >= firstDay) };
}

/** The settings in force at a moment. */
export function epochAt(epochs: readonly Epoch[], moment: number): Epoch {
  let last = 0;
  while (last + 1 < epochs.length && epochs[last + 1].from <= moment) last++;
  return epochs[last];
}

/**
 * Share of a year's starts of supervision that come on each day: none at weekends and on bank holidays. The
 * settings of the day give season and growth.
 */
export function sharesOfYear({ calendar, firstDay, endDay, epochs }: Timeline): Float64Array {
  const workingDays = new Map<number, number>();
  const growths = demandGrowths(epochs, firstDay);
  return Float64Array.from({ length: endDay }, (_, day) => {
    if (!calendar.isWorkingDay(day)) return 0;
    const year = calendar.year(day);
    const { demand } = epochAt(epochs, day).p;
    if (!workingDays.has(year)) workingDays.set(year, workingDaysOfYear(calendar, year));
    const season = demand.season[monthNames[calendar.month(day) - 1]];
    return startsShareOnDay(season, demandGrownBy(growths, day), workingDays.get(year)!);
  });
}
