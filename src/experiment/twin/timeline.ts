import type { ContactScheme, Parameters, ServiceInput } from '../../model/index.ts';
import {
  Calendar,
  contactSchemesFrom,
  daysPerMonth,
  Derived,
  monthNames,
  runLengthInDays,
  startsShareOnDay,
  workingDaysOfYear,
} from '../../model/index.ts';

/** The settings in force from a day on, and what follows from them. */
export interface Epoch {
  readonly from: number;
  readonly p: Parameters;
  readonly derived: Derived;
  /** When contact ends, by recorded risk. */
  readonly contactSchemes: readonly ContactScheme[];
}

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

  const epochFrom = (from: number, p: Parameters, last?: Epoch): Epoch => ({
    from,
    p,
    derived: new Derived(p),
    contactSchemes: contactSchemesFrom(from, p.supervision.contact_ends_after, last?.contactSchemes),
  });
  const epochs = [epochFrom(0, parameters)];
  const days = [...new Set(changes.map(({ date }) => calendar.dayOf(date)))].filter((day) => day < endDay);
  for (const from of days) {
    const last = epochs[epochs.length - 1];
    const chapters: Record<string, object> = { ...last.p };
    for (const { date, chapter, name, value } of changes) {
      if (calendar.dayOf(date) === from) chapters[chapter] = { ...chapters[chapter], [name]: value };
    }
    epochs.push(epochFrom(from, chapters as unknown as Parameters, last));
  }
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
  return Float64Array.from({ length: endDay }, (_, day) => {
    if (!calendar.isWorkingDay(day)) return 0;
    const year = calendar.year(day);
    const { demand } = epochAt(epochs, day).p;
    if (!workingDays.has(year)) workingDays.set(year, workingDaysOfYear(calendar, year));
    const season = demand.season[monthNames[calendar.month(day) - 1]];
    return startsShareOnDay(season, demand.growth, day - firstDay, workingDays.get(year)!);
  });
}
