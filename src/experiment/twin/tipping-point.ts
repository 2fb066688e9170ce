import { Calendar, daysPerYear, shareWaitingAt, traineeCeilingAt } from '../../model/index.ts';
import type { Epoch, Parameters, ServiceInput } from '../../model/index.ts';
import { caseloadOf } from './cases/caseload.ts';
import { Workforce, loadsAt } from './staff/workforce.ts';
import { AreaTwin } from './area-twin.ts';
import { loadEffectsOf, areaProfiles } from './area-profiles.ts';
import { rootOf } from './numerics/root.ts';
import type { LoadEffects } from './staff/work-sharing.ts';
import { meanLoad } from './staff/work-sharing.ts';
import type { AreaProfile } from './staff/movements.ts';

import { timelineOf } from './timeline.ts';

export interface TippingPointOptions {
  /** As for the twin. Default: the mean officer. */
  readonly officers?: 'alike' | 'unequal';
  /** Loads at which the answer of staff is looked at. Default: 48. */
  readonly loads?: number;
}

/** A state that stays as it is: demand and staff in balance. */
export interface Equilibrium {
  /** Demand for supervision relative to that of the scenario. */
  readonly demand: number;
  /** Load of the mean officer, 1 is full. */
  readonly load: number;
  /** Probation officers in post, FTE. */
  readonly probationOfficers: number;
  /** Mean strain of probation officers. */
  readonly strain: number;
  /** Share of cases that wait for an officer, papers left out. */
  readonly waiting: number;
  /** Whether the service comes back to it after a small disturbance. */
  readonly isStable: boolean;
  /**
   * Share of a small loss of capacity that the loops add in one turn: those lost load the others, of whom some then
   * leave or fall ill.
   */
  readonly gain: number;
  /**
   * What one unit of capacity lost for good becomes in the end, above 1 where loops add to it; absent where the service
   * does not come to rest again.
   */
  readonly becomes?: number;
}

export interface TippingPoint {
  /** All states of balance in order of load, demand rising and falling along the way. */
  readonly branch: readonly Equilibrium[];
  /**
   * Where stable and unstable states meet: in order, beyond the first demand the service falls to much fewer staff, and
   * below the second it comes back.
   */
  readonly folds: readonly Equilibrium[];
  /** The states of balance at the demand of the scenario. */
  readonly present: readonly Equilibrium[];
}

/** Years after which staff have come to rest under a load that stays the same. */
const yearsToRest = 80;
/** Years after which risk and workload have come to rest. */
const yearsToSteadyWork = 6;
/** Steps of two months, that begin with the two intakes of a year, March and September. */
const stepsOfYear = 6;
const firstOfYear = '2001-03-01';
const lowestLoad = 0.25;
/** How far beside a load its neighbours stand, where a slope is wanted. */
const relativeStep = 0.005;
/**
 * The last load looked at, as a share of the way from the preferred ceiling to the most, which is only reached where
 * everything waits.
 */
const highestLoadShare = 0.97;

/**
 * The states in which demand and staff are in balance, with the settings in force on the last day of the scenario held
 * for ever.
 *
 * The loop from load over strain, leaving and sickness back to capacity is cut open at load: load is held, staff come
 * to rest, and the work that they then carry is the demand which this load is in balance with. Where that demand rises
 * with load the state is stable, and where it falls any small overload grows. A tipping point is where it turns.
 */
export function tippingPointOf(
  scenario: ServiceInput,
  { officers = 'alike', loads = 48 }: TippingPointOptions = {},
): TippingPoint {
  const { epochs } = timelineOf(scenario);
  const { p } = epochs[epochs.length - 1];
  const settled: ServiceInput = {
    start: scenario.start,
    years: yearsToSteadyWork,
    parameters: { ...p, demand: { ...p.demand, growth: 0 } },
    changes: [],
  };
  const effects = officers === 'alike' ? [1] : loadEffectsOf(p);
  const [area] = areaProfiles(p, 'service');
  const open = openLoop(settled, area, effects);
  const { preferred_ceiling, most_ceiling } = p.allocation;
  const highest =
    preferred_ceiling < most_ceiling
      ? preferred_ceiling + highestLoadShare * (most_ceiling - preferred_ceiling)
      : preferred_ceiling;

  const grid = Array.from({ length: loads }, (_, index) => lowestLoad + ((highest - lowestLoad) * index) / (loads - 1));
  const responses = grid.map(open);
  const turns: number[] = [];
  for (let at = 1; at + 1 < grid.length; at++) {
    const [before, now, after] = [responses[at - 1].demand, responses[at].demand, responses[at + 1].demand];
    if ((now - before) * (after - now) < 0)
      turns.push(turningPoint((load) => open(load).demand, grid[at - 1], grid[at + 1], now > before));
  }
  const crossings = grid.slice(1).flatMap((load, index) => {
    const [before, after] = [responses[index].demand - 1, responses[index + 1].demand - 1];
    return before === 0 || before * after > 0
      ? []
      : [rootOf((each) => (before < 0 ? 1 : -1) * (open(each).demand - 1), grid[index], load, 1e-6)];
  });
  const equilibrium = (load: number): Equilibrium =>
    equilibriumAt(load, open(load), open(load * (1 - relativeStep)), open(load * (1 + relativeStep)));
  return {
    branch: grid.map((load, at) =>
      equilibriumAt(load, responses[at], responses[Math.max(0, at - 1)], responses[Math.min(loads - 1, at + 1)]),
    ),
    folds: turns.map(equilibrium),
    present: crossings.map(equilibrium),
  };
}

/** Staff at rest under a load, and the demand that it is in balance with. */
interface OpenLoopResponse {
  readonly load: number;
  readonly demand: number;
  readonly capacity: number;
  readonly probationOfficers: number;
  readonly strain: number;
  readonly waiting: number;
}

/** The answer of staff to a load that is held. */
function openLoop(settled: ServiceInput, area: AreaProfile, effects: LoadEffects): (load: number) => OpenLoopResponse {
  const timeline = timelineOf(settled);
  const [epoch] = timeline.epochs;
  const { p } = epoch;
  const { preferred_ceiling, most_ceiling, ceiling_half } = p.allocation;
  const twin = new AreaTwin(timeline, caseloadOf(timeline, 14), area, effects);
  const { cases } = twin.stateAt(epoch, timeline.endDay);
  const scale = p.work.weight_scale * (1 - cases.awaitingPapers / Math.max(1e-9, cases.needing));
  const work = (cases.work[0] + cases.work[1] + cases.work[2]) * scale;
  const highRisk = (cases.work[0] + cases.work[1]) * scale;
  const reports = (cases.reports[0].points + cases.reports[1].points) * p.work.weight_scale;
  const calendar = new Calendar(firstOfYear, Math.ceil((yearsToRest + 1) * daysPerYear));
  const known = new Map<number, StaffAtRest>();
  return (load) => {
    const waiting = shareWaitingAt(load, preferred_ceiling, most_ceiling, ceiling_half);
    const heldOfDemand = work * (1 - waiting) + reports;
    // Up to a full load nobody feels it, whatever it is; the content of the work is the same at any load.
    const felt = Math.max(load, 1 / Math.max(...effects));
    let staff = known.get(felt);
    if (staff === undefined)
      known.set(felt, (staff = staffAtRest(epoch, area, effects, calendar, felt, highRisk / heldOfDemand)));
    const ceiling = Math.max(load, preferred_ceiling);
    const loadOf = loadsOfGrades(p, load, ceiling, effects);
    const held = heldBy(staff.available, staff.leftBehind, loadOf);
    const capacity = staff.available.reduce((sum, each) => sum + each, 0);
    return {
      load,
      demand: held / heldOfDemand,
      capacity,
      waiting,
      probationOfficers: staff.probationOfficers,
      strain: staff.strain,
    };
  };
}

interface StaffAtRest {
  readonly available: readonly number[];
  readonly leftBehind: readonly number[];
  readonly probationOfficers: number;
  readonly strain: number;
}

/** The work that staff of all grades hold, with what those who are away have left behind, in points a month. */
const heldBy = (available: ArrayLike<number>, leftBehind: ArrayLike<number>, loadOf: readonly number[]): number =>
  loadOf.reduce((sum, load, grade) => sum + available[grade] * (1 + leftBehind[grade]) * load, 0);

/** Mean load of each grade where managers fill up to one level, each grade up to its own ceiling at most. */
const loadsOfGrades = (p: Parameters, level: number, ceiling: number, effects: LoadEffects): number[] => {
  const { most_ceiling, preferred_ceiling, trainee_ceiling } = p.allocation;
  const ofTrainees = traineeCeilingAt(ceiling, preferred_ceiling, trainee_ceiling, p.loops.training_drag);
  return [most_ceiling, most_ceiling, most_ceiling, ofTrainees].map((most) => meanLoad(level, effects, most));
};

/**
 * Staff after so many years under one load: the mean of the last year, since trainees come twice a year.
 * `highRiskOfHeld` is the work that only probation officers may hold, waiting or not, over all that is held.
 */
function staffAtRest(
  epoch: Epoch,
  area: AreaProfile,
  effects: LoadEffects,
  calendar: Calendar,
  load: number,
  highRiskOfHeld: number,
): StaffAtRest {
  const { p } = epoch;
  const ceiling = Math.max(load, p.allocation.preferred_ceiling);
  const loadOf = loadsOfGrades(p, load, ceiling, effects);
  const workforce = new Workforce(epoch, 0, area, effects);
  workforce.staff.initialiseVacancies(p);
  const [available, leftBehind] = [
    [0, 0, 0, 0],
    [0, 0, 0, 0],
  ];
  let [probationOfficers, strain] = [0, 0];
  for (let step = 0, day = 0; step < stepsOfYear * yearsToRest; step++) {
    workforce.startIntake(epoch, day, calendar);
    const next = calendar.addMonths(0, (12 / stepsOfYear) * (step + 1));
    workforce.staff.progress(p, day, (day + next) / 2);
    const atWork = workforce.atWork(epoch, (day + next) / 2, next - day);
    const held = heldBy(atWork.available, atWork.leftBehind, loadOf);
    const loads = loadsAt(epoch, [load, load, load, load], ceiling, atWork, effects, highRiskOfHeld * held);
    workforce.advance(epoch, loads, atWork, day, next - day);
    day = next;
    if (step < stepsOfYear * (yearsToRest - 1)) continue;
    const { fte } = workforce.staff.inPost(p, day);
    probationOfficers += (fte[0] + fte[1]) / stepsOfYear;
    strain += workforce.strain[0] / stepsOfYear;
    for (let grade = 0; grade < 4; grade++) {
      available[grade] += atWork.available[grade] / stepsOfYear;
      leftBehind[grade] += atWork.leftBehind[grade] / stepsOfYear;
    }
  }
  return { available, leftBehind, probationOfficers, strain };
}

/** A state of balance, with its stability from how demand and capacity change beside it. */
function equilibriumAt(
  load: number,
  { demand, probationOfficers, strain, waiting }: OpenLoopResponse,
  below: OpenLoopResponse,
  above: OpenLoopResponse,
): Equilibrium {
  const relativeChange = (of: (response: OpenLoopResponse) => number): number =>
    (2 * (of(above) - of(below))) / (of(above) + of(below));
  const change = relativeChange((response) => response.load);
  const slope = relativeChange((response) => response.demand) / change;
  const gain = -relativeChange((response) => response.capacity) / change;
  return {
    demand,
    load,
    probationOfficers,
    strain,
    waiting,
    isStable: slope > 0,
    gain,
    ...(slope > 0 && { becomes: 1 + gain / slope }),
  };
}

/** Where a function turns between two points, by golden section. */
function turningPoint(of: (x: number) => number, low: number, high: number, isTop: boolean): number {
  const golden = 0.6180339887498949;
  let [a, b] = [low, high];
  for (let step = 0; step < 14; step++) {
    const [left, right] = [b - golden * (b - a), a + golden * (b - a)];
    if (of(left) > of(right) === isTop) b = right;
    else a = left;
  }
  return (a + b) / 2;
}
