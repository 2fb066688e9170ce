import { DatedRate, EventQueue, RandomStreams } from '../engine/index.ts';
import type { RandomStream } from '../engine/index.ts';
import { Calendar } from './calendar.ts';
import { Cases } from './cases.ts';
import { daysOfAYear, partsOfTheDay, workPart } from './day.ts';
import { Derived } from './derived.ts';
import { Flows } from './flows.ts';
import { OfficersOfUnit } from './officers-of-unit.ts';
import type { DatedChange, ServiceInput } from './input.ts';
import type { Parameters } from './parameters/index.ts';
import { Practitioners } from './practitioners.ts';
import { roshLevels } from './words.ts';
import type { Units } from './units.ts';

/** The processes that chance decides, each with a stream of its own. */
const processes = [
  'arrivals', 'length', 'time served', 'custody length', 'licence length', 'actual risk', 'mappa', 'recidivism', 'complexity', 'change',
  'administrative delay', 'recall', 'recall length', 'breach', 'risk moves', 'reading of risk', 'noticing', 'effort', 'judgement', 'early release', 'age of assessment', 'missed before',
  'part time', 'sentence management', 'load effect', 'length of service', 'leaving', 'moving', 'short sickness', 'long sickness', 'parental leave', 'spell length',
  'time to fill', 'promotion', 'promotion time', 'route', 'recruits',
] as const;
export type Process = (typeof processes)[number];

/** A change of settings, by day of the run. */
export interface ChangeOnDay extends DatedChange {
  readonly day: number;
}

/** Everything that a replication knows: the state of the service, its clock, its settings and its luck. */
export class Service {
  readonly calendar: Calendar;
  /** The first day after the run-in; and the day after the last. */
  readonly firstDay: number;
  readonly endDay: number;
  /** The month (from 0) of each day of the run; -1 in the run-in. */
  readonly monthOfDay: Int16Array;
  readonly months: number;

  readonly queue: EventQueue;
  readonly cases: Cases;
  readonly officers: Practitioners;
  readonly units: Units;
  readonly flows: Flows;

  /** The officers of a unit as its managers last looked at them. */
  readonly seen = new OfficersOfUnit();

  /** The settings in force, and what follows from them. */
  readonly p: Parameters;
  derived: Derived;
  /** In order of day; settings of the first day are in force already. */
  readonly changes: readonly ChangeOnDay[];
  readonly changeDays: readonly number[];

  readonly luck: Readonly<Record<Process, RandomStream>>;
  readonly recalls: DatedRate;
  readonly breaches: DatedRate;
  /** Moves of actual risk from each level, up and down. */
  readonly movesUp: readonly DatedRate[];
  readonly movesDown: readonly DatedRate[];
  /** Set when the run-in is over: staff leave, come and train. */
  staffMove = false;
  /** Leaving by length of service, scaled so that the grade keeps its rate: [grade][band]. */
  leavingByService: number[][] = [];

  constructor(input: ServiceInput, units: Units, sizes: { cases: number; officers: number }, seed: number, replication: number) {
    this.p = structuredCloneOfParameters(input.parameters);
    const startIso = input.start;
    const runIn = new Calendar(startIso, 1);
    const firstIso = runIn.isoOf(-Math.round(this.p.start.run_in * 30.4375));
    this.firstDay = -runIn.dayOf(firstIso);
    this.endDay = this.firstDay + lastDayOf(runIn, input.years);
    this.calendar = new Calendar(firstIso, this.endDay);
    this.monthOfDay = new Int16Array(this.endDay + 400).fill(-1);
    let month = 0;
    for (let day = this.firstDay; day < this.monthOfDay.length; day++) {
      if (day > this.firstDay && this.calendar.month(day) !== this.calendar.month(day - 1)) month++;
      this.monthOfDay[day] = month;
    }
    this.months = this.monthOfDay[this.endDay - 1] + 1;

    this.changes = input.changes.map((change) => ({ ...change, day: this.calendar.dayOf(change.date) })).filter(({ day }) => day < this.endDay);
    this.changeDays = [...new Set(this.changes.map(({ day }) => day))];

    this.queue = new EventQueue({ parts: partsOfTheDay.length, hours: workPart });
    this.cases = new Cases(sizes.cases);
    this.officers = new Practitioners(sizes.officers);
    this.units = units;
    this.flows = new Flows(units.count, this.months + 14);
    this.derived = new Derived(this.p);

    const streams = new RandomStreams(seed, replication);
    this.luck = Object.fromEntries(processes.map((name) => [name, streams.stream(name)])) as Record<Process, RandomStream>;

    this.recalls = this.#datedRate((p) => p.supervision.recall_rate);
    this.breaches = this.#datedRate((p) => p.supervision.breach_rate);
    const levels = roshLevels.map((_, level) => level);
    this.movesUp = levels.map((level) => this.#datedRate((p) => p.risk.moves * shareAbove(p, level)));
    this.movesDown = levels.map((level) => this.#datedRate((p) => p.risk.moves * (level === 0 ? 0 : 1 - shareAbove(p, level - 1))));
  }

  /** Today, as a whole day. */
  get today(): number {
    return this.queue.day;
  }

  /** A yearly rate with all its dated changes, as a rate a day. */
  #datedRate(of: (p: Parameters) => number): DatedRate {
    const p = structuredCloneOfParameters(this.p);
    const steps = [{ from: 0, rate: of(p) / daysOfAYear }];
    for (const day of this.changeDays) {
      for (const change of this.changes) if (change.day === day) setParameter(p, change);
      if (day > 0) steps.push({ from: day, rate: of(p) / daysOfAYear });
    }
    return new DatedRate(steps);
  }
}

/** Puts the new value of a change into the settings. */
export function setParameter(p: Parameters, change: DatedChange): void {
  (p as unknown as Record<string, Record<string, unknown>>)[change.chapter][change.name] = change.value;
}

function structuredCloneOfParameters(p: Parameters): Parameters {
  return JSON.parse(JSON.stringify(p)) as Parameters;
}

/** Days from the start of a run to its end: whole months by the calendar, what is left of a month by days. */
function lastDayOf(calendar: Calendar, years: number): number {
  const months = Math.floor(years * 12 + 1e-9);
  return calendar.addMonths(0, months) + Math.round((years - months / 12) * daysOfAYear);
}

/** The share of the upper level among two neighbouring levels of risk in the mix; 0 above the highest. */
function shareAbove(p: Parameters, level: number): number {
  const { low, medium, high, very_high } = p.risk.rosh_mix;
  const mix = [low, medium, high, very_high];
  if (level + 1 >= mix.length) return 0;
  const both = mix[level] + mix[level + 1];
  return both > 0 ? mix[level + 1] / both : 0;
}
