import { DatedRate, EventQueue, RandomStreams } from '../engine/index.ts';
import type { RandomStream } from '../engine/index.ts';
import type { Calendar } from './time/calendar.ts';
import { Cases } from './state/cases.ts';
import { daysPerYear, partsOfTheDay, workPart } from './time/day.ts';
import type { Derived } from './derived.ts';
import { Flows } from './counts/flows.ts';
import { AllocationView } from './state/allocation-view.ts';
import { demandGrowths, epochsOf, stepsOf } from './time/epochs.ts';
import type { Epoch } from './time/epochs.ts';
import type { ServiceInput } from './input.ts';
import type { Parameters, SettingPath } from './parameters/index.ts';
import { Practitioners } from './state/practitioners.ts';
import { roshLevels } from './categories.ts';
import type { ContactScheme } from './rules/supervision/end-of-contact.ts';
import { movesFrom } from './rules/risk/moves.ts';
import { leavingByService } from './rules/staff/leaving-by-service.ts';
import { haveToPlanTogether } from './parameters/planning-settings.ts';
import { sizesOf } from './size.ts';
import { Tasks } from './state/tasks.ts';
import { Unit } from './state/units.ts';
import type { OnLoan, UnitPlan } from './state/units.ts';
import { copyFields } from './state/copy-fields.ts';
import type { Day } from './state/identity.ts';
import { planningDays } from './time/planning-days.ts';
import { calendarOfRun } from './time/run-length.ts';
import type { DemandGrowth } from './rules/demand/growth.ts';

/** The processes that chance decides, each with a stream of its own. */
const streamNames = [
  'arrivals',
  'length',
  'time served',
  'custody length',
  'licence length',
  'actual risk',
  'mappa',
  'recidivism',
  'complexity',
  'change',
  'administrative delay',
  'recall',
  'recall length',
  'recall kind',
  'release from recall',
  'breach',
  'risk moves',
  'reading of risk',
  'reluctance',
  'reluctance before',
  'mappa changes',
  'serious further offences',
  'noticing',
  'effort',
  'judgement',
  'early release',
  'end of contact',
  'completion of orders',
  'post-sentence',
  'past',
  'moves before',
  'away before',
  'part time',
  'sentence management',
  'load effect',
  'length of service',
  'leaving',
  'moving',
  'short sickness',
  'long sickness',
  'parental leave',
  'spell length',
  'time to fill',
  'promotion',
  'candidacy',
  'promotion time',
  'route',
  'recruits',
  'reports',
  'licence warnings',
  'enforcement',
  'post for staff',
  'moving between units',
  'choice of unit',
  'relief',
] as const;
export type StreamName = (typeof streamNames)[number];
type Streams = Readonly<Record<StreamName, RandomStream>>;

/**
 * The days of a wheel of events where all units are in memory. The events of one unit are few, so that nearly all lists
 * of a larger wheel would stay empty or hold one; later events wait beyond it.
 */
const wheelDaysTogether = 512;

/**
 * What all delivery units of a replication share: calendar, settings by date, rates, the plans of the units, and what
 * is shared out among them.
 */
export class WholeService {
  readonly calendar: Calendar;
  /** The first day after the run-in; and the day after the last. */
  readonly firstDay: Day;
  readonly endDay: Day;
  /** The month (from 0) of each day of the run; -1 in the run-in. */
  readonly monthOfDay: Int16Array;
  readonly months: number;
  /** The settings in order of day. */
  readonly epochs: readonly Epoch[];
  readonly plans: readonly UnitPlan[];
  /** Room that a unit needs for each share of cases: see `sizesOf`. */
  readonly sizes: { readonly cases: number; readonly officers: number };

  readonly recallRate: DatedRate;
  readonly breachRate: DatedRate;
  /** The growths of demand in order of day, the first from the first day after the run-in. */
  readonly demandGrowth: readonly DemandGrowth[];
  readonly warningRate: DatedRate;
  /** Moves of actual risk from each level, either way. */
  readonly riskMoveRates: readonly DatedRate[];
  /** Changes of MAPPA level, by level: up from 1, and down from 2. */
  readonly mappaChangeRates: readonly DatedRate[];
  /** Leaving by length of service, scaled so that each grade keeps its rate: [grade][band]. */
  readonly leavingByService: readonly (readonly number[])[];
  /** Share of a year's starts on each day, once it has been computed. */
  readonly shareOfYearOnDay: Float64Array;
  /** What has been shared out over all units, by what and how: see `apportionToUnit`. */
  readonly apportionments = new Map<string, readonly number[]>();
  /** The days on which units plan together; none where none has to wait for another. */
  readonly planningDays: readonly Day[];
  /** Who is on loan to another unit. */
  onLoan: OnLoan[] = [];
  /** In which parts newcomers go to units, as settled at the last planning date. */
  placement: Readonly<Record<'shortage' | 'region', readonly number[]>>;
  readonly #seed: number;
  readonly #replication: number;

  constructor(input: ServiceInput, plans: readonly UnitPlan[], seed: number, replication: number) {
    const { calendar, firstDay, endDay } = calendarOfRun(input);
    this.calendar = calendar;
    this.firstDay = firstDay;
    this.endDay = endDay;
    this.monthOfDay = new Int16Array(this.endDay + 400).fill(-1);
    let month = 0;
    for (let day = this.firstDay; day < this.monthOfDay.length; day++) {
      if (day > this.firstDay && this.calendar.month(day) !== this.calendar.month(day - 1)) month++;
      this.monthOfDay[day] = month;
    }
    this.months = this.monthOfDay[this.endDay - 1] + 1;
    this.plans = plans;
    this.sizes = sizesOf(input);
    this.planningDays = haveToPlanTogether(input)
      ? planningDays(this.calendar, this.firstDay, this.endDay, input.parameters.organisation.months_between_plans)
      : [];
    const byWork = plans.map(({ shareOfCases }) => shareOfCases);
    this.placement = { shortage: byWork, region: byWork };

    const changes = input.changes
      .map((change) => ({ ...change, day: this.calendar.dayOf(change.date) }))
      .filter(({ day }) => day < this.endDay);
    this.epochs = epochsOf(input.parameters, changes);
    this.#seed = seed;
    this.#replication = replication;
    this.recallRate = this.#datedRate((p) => p.supervision.recall_rate);
    this.breachRate = this.#datedRate((p) => p.supervision.breach_rate);
    this.warningRate = this.#datedRate((p) => p.tasks.licence_warnings);
    this.riskMoveRates = roshLevels.map((_, level) =>
      this.#datedRate((p, { upperShare }) => movesFrom(upperShare, level, p.risk.moves)),
    );
    this.demandGrowth = demandGrowths(this.epochs, this.firstDay);
    const up = this.#datedRate((p) => p.risk.mappa_changes.from_1_to_2);
    const down = this.#datedRate((p) => p.risk.mappa_changes.from_2_to_1);
    this.mappaChangeRates = [this.#datedRate(() => 0), up, down, down];
    this.leavingByService = leavingByService(this.epochs[0].p);
    this.shareOfYearOnDay = new Float64Array(this.endDay).fill(NaN);
  }

  /**
   * The random numbers of the replication, to turn to one unit after another. Units beside one another need streams of
   * their own, since a stream stands at one unit at a time.
   */
  newStreams(): Streams {
    const streams = new RandomStreams(this.#seed, this.#replication);
    return Object.fromEntries(streamNames.map((name) => [name, streams.stream(name)])) as Streams;
  }

  /** Takes over what has been shared out in the same service in another scenario. */
  copyFrom(other: WholeService): void {
    this.onLoan = [...other.onLoan];
    this.placement = other.placement;
  }

  /** The settings in force on a day. */
  settingsOn(day: number): Epoch {
    let settings = this.epochs[0];
    for (const epoch of this.epochs) if (epoch.from <= day) settings = epoch;
    return settings;
  }

  /** The settings that come into force on a day with another value than before. */
  settingsChangedOn(day: number): readonly SettingPath[] {
    return this.epochs.find(({ from }) => from === day)?.changed ?? [];
  }

  /** A yearly rate with all its dated changes, as a rate a day. */
  #datedRate(of: (p: Parameters, derived: Derived) => number): DatedRate {
    const steps = stepsOf(this.epochs, ({ p, derived }) => of(p, derived) / daysPerYear);
    return new DatedRate(steps.map(({ from, value }) => ({ from, rate: value })));
  }
}

/**
 * Everything that is known in a delivery unit: what all units share, and the state of this one, with a clock and random
 * numbers of its own.
 *
 * Where no unit has to wait for another, one service is used for all of them, from the first day to the last, one unit
 * after another: the state of one is small enough to stay near the processor. Where they meet at planning dates, each
 * unit has its own.
 */
export class Service {
  readonly whole: WholeService;
  // As in `WholeService`; held here as well because nearly every event reads them.
  readonly calendar: Calendar;
  readonly firstDay: Day;
  readonly endDay: Day;
  readonly monthOfDay: Int16Array;
  readonly epochs: readonly Epoch[];
  readonly recallRate: DatedRate;
  readonly breachRate: DatedRate;
  readonly warningRate: DatedRate;
  readonly demandGrowth: readonly DemandGrowth[];
  readonly riskMoveRates: readonly DatedRate[];
  readonly mappaChangeRates: readonly DatedRate[];
  readonly leavingByService: readonly (readonly number[])[];
  readonly shareOfYearOnDay: Float64Array;

  readonly queue: EventQueue;
  readonly cases: Cases;
  readonly officers: Practitioners;
  readonly tasks: Tasks;
  /** The officers of the unit as its managers last looked at them. */
  readonly allocationView = new AllocationView();

  /** The random numbers of the unit. */
  readonly streams: Streams;
  unit: Unit;
  flows: Flows;
  /** The settings in force, and what follows from them. */
  p!: Parameters;
  derived!: Derived;
  /** When contact ends on orders, and on licence, by recorded risk. */
  contactSchemes!: readonly ContactScheme[];
  licenceContactSchemes!: readonly ContactScheme[];
  /** The day from which people are released on a licence with a restricted stage; infinite where there is none. */
  restrictedFrom!: number;
  /** The day from which the settings of orders completed early have held. */
  ordersCompletedFrom!: number;
  /** Set when the run-in is over: staff leave, come and train. */
  hasStaffTurnover = false;

  /** With room for a unit of such a share of all cases; it grows where that turns out to be too little. */
  constructor(whole: WholeService, plan: UnitPlan, shareOfCases = plan.shareOfCases) {
    this.whole = whole;
    this.calendar = whole.calendar;
    this.firstDay = whole.firstDay;
    this.endDay = whole.endDay;
    this.monthOfDay = whole.monthOfDay;
    this.epochs = whole.epochs;
    this.recallRate = whole.recallRate;
    this.breachRate = whole.breachRate;
    this.warningRate = whole.warningRate;
    this.demandGrowth = whole.demandGrowth;
    this.riskMoveRates = whole.riskMoveRates;
    this.mappaChangeRates = whole.mappaChangeRates;
    this.leavingByService = whole.leavingByService;
    this.shareOfYearOnDay = whole.shareOfYearOnDay;
    const { cases, officers } = whole.sizes;
    this.queue = new EventQueue({
      parts: partsOfTheDay.length,
      hours: workPart,
      ...(whole.planningDays.length > 0 && { wheelDays: wheelDaysTogether }),
    });
    this.cases = new Cases(Math.ceil(cases * shareOfCases) + 64);
    this.officers = new Practitioners(Math.ceil(officers * shareOfCases) + 64);
    this.tasks = new Tasks(256);
    this.streams = whole.newStreams();
    this.#turnStreamsTo(plan);
    this.unit = new Unit(plan, this.cases);
    this.flows = this.#noFlows();
    this.applySettingsOf(0);
  }

  /** Today, as a whole day. */
  get today(): Day {
    return this.queue.day as Day;
  }

  /**
   * Resets the state for a unit: nobody is there, nothing is scheduled, the clock stands at the first day of the
   * run-in.
   */
  reset(plan: UnitPlan): void {
    this.queue.clear();
    this.cases.clear();
    this.officers.clear();
    this.tasks.clear();
    this.#turnStreamsTo(plan);
    this.unit = new Unit(plan, this.cases);
    this.flows = this.#noFlows();
    this.hasStaffTurnover = false;
    this.applySettingsOf(0);
  }

  /**
   * Takes over the state of the same unit in another scenario, between two days: what has happened there until now has
   * happened here. The settings of the two have been alike, and each goes on with its own.
   */
  copyFrom(other: Service): void {
    const { plan } = other.unit;
    this.queue.copyFrom(other.queue);
    this.cases.copyFrom(other.cases);
    this.officers.copyFrom(other.officers);
    this.tasks.copyFrom(other.tasks);
    this.#turnStreamsTo(plan);
    this.unit = new Unit(plan, this.cases);
    copyFields(this.unit, other.unit);
    this.flows = this.#noFlows();
    copyFields(this.flows, other.flows);
    this.hasStaffTurnover = other.hasStaffTurnover;
    this.applySettingsOf(this.today);
  }

  /** The settings of a day come into force. */
  applySettingsOf(day: number): void {
    const settings = this.whole.settingsOn(day);
    this.p = settings.p;
    this.derived = settings.derived;
    this.contactSchemes = settings.contactSchemes;
    this.licenceContactSchemes = settings.licenceContactSchemes;
    this.ordersCompletedFrom = settings.ordersCompletedFrom;
    this.restrictedFrom = settings.restrictedFrom;
  }

  #turnStreamsTo({ key }: UnitPlan): void {
    for (const name of streamNames) this.streams[name].turnTo(key);
  }

  #noFlows(): Flows {
    return new Flows(this.monthOfDay, this.whole.months + 14);
  }
}
