import { daysOfAMonth, daysOfAYear } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import { daysAhead, eligibleBands } from './early-release.ts';
import type { Kernel } from './kernels.ts';
import { addCohort, kernelOf, kernelOfBoth } from './kernels.ts';
import { recallsOf } from './recall.ts';
import { Survival } from './survival.ts';
import type { Epoch, Timeline } from './timeline.ts';
import { epochAt, sharesOfYear } from './timeline.ts';

/** Stages of a case: the first four need a community officer. */
export const stages = ['order', 'beforeRelease', 'licence', 'recalled', 'prisonHeld'] as const;
export type StageOfCase = (typeof stages)[number];

const flowNames = ['orderStarts', 'handovers', 'releases', 'releasesAgain', 'ends'] as const;

/**
 * How many cases there are and where they stand, in the mean, at readings some days apart: what the simulation gives on
 * average, since no case waits for another to begin or to end. A stock is that of the moment; a flow is that of a day,
 * from the reading to the next.
 */
export interface Caseload {
  readonly days: number;
  readonly readings: number;
  /** The settings that risk was drawn from, by birth: cases that began under one entry have one mix. */
  readonly births: readonly Epoch[];
  /** By birth, then reading. */
  readonly stocks: Readonly<Record<StageOfCase, readonly Float64Array[]>>;
  /** Cases past the share of supervision at which contact ends, whatever their risk. */
  readonly pastContact: Readonly<Record<'order' | 'licence', Float64Array>>;
  readonly flows: Readonly<Record<(typeof flowNames)[number], Float64Array>>;
  /**
   * By day: orders and custodial sentences that have begun since the first reading. Courts do not sit every day, so
   * that a stock is uneven between readings.
   */
  readonly begun: Readonly<Record<'order' | 'prisonHeld', Float64Array>>;
  /** Days on which many cases change at once: an early release scheme or the end of contact begins or ends. */
  readonly jumps: readonly number[];
}

/** From sentence to the end of the licence: early release moves cases between these. */
const ofSentences = ['prisonHeld', 'beforeRelease', 'licence', 'recalled'] as const;

/**
 * Which reading of a cell stands for a moment in which many cases change at once within the cell: the one before or the
 * one after it.
 */
function sideOf({ days, jumps }: Caseload, cell: number, moment: number): number | undefined {
  const jump = jumps.find((day) => day > cell * days && day < (cell + 1) * days);
  return jump === undefined ? undefined : moment <= jump ? cell : cell + 1;
}

/** Cases past the end of contact in a stage at a moment. */
export function pastContactAt(caseload: Caseload, stage: 'order' | 'licence', moment: number): number {
  const cell = Math.floor(moment / caseload.days);
  const side = sideOf(caseload, cell, moment);
  const past = caseload.pastContact[stage];
  return side === undefined ? past[cell] + (moment / caseload.days - cell) * (past[cell + 1] - past[cell]) : past[side];
}

/** The cases of a stage at a moment, by birth, into a row of their own. */
export function casesAt(caseload: Caseload, stage: StageOfCase, moment: number, into: Float64Array): void {
  const { days, births, stocks, begun } = caseload;
  const cell = Math.floor(moment / days);
  const share = moment / days - cell;
  const side = stage === 'order' ? undefined : sideOf(caseload, cell, moment);
  const rows = stocks[stage];
  for (let birth = 0; birth < rows.length; birth++) {
    const evenly = (stock: Float64Array): number => stock[cell] + share * (stock[cell + 1] - stock[cell]);
    if (side === undefined) into[birth] = evenly(rows[birth]);
    else {
      // All of them change little by little, and where they stand at once.
      const all = (of: (stock: Float64Array) => number): number =>
        ofSentences.reduce((sum, each) => sum + of(stocks[each][birth]), 0);
      const whole = all((stock) => stock[side]);
      into[birth] = whole > 0 ? (rows[birth][side] / whole) * all(evenly) : 0;
    }
  }
  if (stage !== 'order' && stage !== 'prisonHeld') return;
  const sinceFirst = begun[stage];
  const [from, to] = [cell * days, (cell + 1) * days];
  if (to >= sinceFirst.length) return;
  const uneven =
    between(sinceFirst, moment) -
    between(sinceFirst, from) -
    share * (between(sinceFirst, to) - between(sinceFirst, from));
  into[births.findLastIndex((each) => each.from <= (cell + 0.5) * days)] += uneven;
}

/** A value between two days. */
function between(values: Float64Array, day: number): number {
  const below = Math.min(values.length - 1, Math.floor(day));
  return values[below] + (day - below) * ((values[below + 1] ?? values[below]) - values[below]);
}

const arrays = <Name extends string>(names: readonly Name[], make: () => Float64Array): Record<Name, Float64Array> =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Float64Array>;

/** The caseload of the whole of what is simulated. Delivery units have their shares of it. */
export function caseloadOf(timeline: Timeline, days: number): Caseload {
  const { epochs, endDay } = timeline;
  const readings = Math.ceil(endDay / days) + 2;
  const births = epochs.filter(({ p }, index) => index === 0 || p.risk !== epochs[index - 1].p.risk);
  const cells = Array.from({ length: readings }, (_, cell) => {
    const epoch = epochAt(epochs, (cell + 0.5) * days);
    return { epoch, birth: births.findLastIndex(({ from }) => from <= epoch.from) };
  });
  const make = (): Float64Array => new Float64Array(readings);
  const stocks = Object.fromEntries(stages.map((stage) => [stage, births.map(make)])) as Record<
    StageOfCase,
    Float64Array[]
  >;
  const pastContact = arrays(['order', 'licence'], make);
  const flows = arrays(flowNames, make);
  const begun = arrays(['order', 'prisonHeld'], () => new Float64Array(endDay + 1));
  const build = { timeline, days, readings, cells, stocks, pastContact, flows, begun, shares: sharesOfYear(timeline) };
  orders(build);
  custodyAndLicence(build);
  return { days, readings, births, stocks, pastContact, flows, begun, jumps: jumpsOf(epochs) };
}

function jumpsOf(epochs: readonly Epoch[]): number[] {
  const settings = ({ p: { demand, supervision } }: Epoch): string =>
    [demand.early_release_days, demand.early_release_share, supervision.contact_ends_after].join();
  return epochs.slice(1).flatMap((epoch, index) => (settings(epoch) === settings(epochs[index]) ? [] : [epoch.from]));
}

/** A caseload while it is being reckoned. */
interface Build {
  readonly timeline: Timeline;
  readonly days: number;
  readonly readings: number;
  readonly cells: readonly { readonly epoch: Epoch; readonly birth: number }[];
  readonly stocks: Record<StageOfCase, Float64Array[]>;
  readonly pastContact: Record<'order' | 'licence', Float64Array>;
  readonly flows: Record<(typeof flowNames)[number], Float64Array>;
  readonly begun: Record<'order' | 'prisonHeld', Float64Array>;
  readonly shares: Float64Array;
}

/** Starts a year of a kind of sentence, before season and growth. */
type StartsAYear = (p: Parameters) => number;

const custodialSentences: StartsAYear = ({ demand, organisation }) =>
  demand.custodial_sentences * organisation.share_of_service;

/** Starts in each cell of the calendar, added to those that have begun by day. */
function startsIn(
  { timeline: { epochs, endDay }, days, readings, shares }: Build,
  rate: StartsAYear,
  begun: Float64Array,
): Float64Array {
  const starts = new Float64Array(readings);
  let sum = 0;
  for (let day = 0; day < endDay; day++) {
    const number = shares[day] * rate(epochAt(epochs, day).p);
    starts[Math.floor(day / days)] += number;
    begun[day + 1] += sum += number;
  }
  // The readings go beyond the last day, so that what stands on it lies between two; there courts go on as usual.
  const usual = rate(epochAt(epochs, endDay - 1).p) / daysOfAYear;
  for (let cell = Math.floor(endDay / days); cell < readings; cell++)
    starts[cell] += usual * (cell * days >= endDay ? days : (cell + 1) * days - endDay);
  return starts;
}

type Supervision = Parameters['supervision'];

/** Worked out once for all cells that have the same settings of supervision. */
function onceForEach<Result>(of: (supervision: Supervision) => Result): (epoch: Epoch) => Result {
  const known = new Map<Supervision, Result>();
  return ({ p: { supervision } }) => {
    if (!known.has(supervision)) known.set(supervision, of(supervision));
    return known.get(supervision)!;
  };
}

function orders(build: Build): void {
  const { timeline, days, readings, cells, stocks, pastContact, flows, begun } = build;
  const [first] = timeline.epochs;
  const kinds = [
    ['community_orders', 'community_order_length'],
    ['suspended_sentence_orders', 'suspended_sentence_order_length'],
  ] as const;
  for (const [demand, length] of kinds) {
    const rate: StartsAYear = (p) => p.demand[demand] * p.organisation.share_of_service;
    const lengthOf = onceForEach(
      (supervision) => new Survival(supervision[length] * daysOfAMonth, supervision.order_length_spread),
    );
    const kernelFor = onceForEach((supervision) => {
      const whole = new Survival(supervision[length] * daysOfAMonth, supervision.order_length_spread);
      return kernelOf((age) => whole.after(age), days, readings);
    });
    const starts = startsIn(build, rate, begun.order);
    const perDay = rate(first.p) / daysOfAYear;
    for (let at = 0; at < readings; at++) stocks.order[0][at] += perDay * lengthOf(first).leftAfter(at * days);
    for (const [cell, { epoch, birth }] of cells.entries()) {
      flows.orderStarts[cell] += starts[cell] / days;
      addCohort(stocks.order[birth], cell, starts[cell], kernelFor(epoch));
    }
    addPastContact(build, pastContact.order, {
      perDay,
      before: lengthOf(first),
      starts,
      lengths: cells.map(({ epoch }) => lengthOf(epoch)),
    });
  }
  endsFollow(build, total(stocks.order), flows.orderStarts);
}

/** From sentence to the end of the licence, which comes when it would have come, whether release is early or not. */
function custodyAndLicence(build: Build): void {
  const {
    timeline: { epochs },
    days,
    readings,
    cells,
    stocks,
    pastContact,
    flows,
    begun,
  } = build;
  const [first] = epochs;
  const custodyOf = onceForEach(
    (supervision) => new Survival(supervision.custody_length * daysOfAMonth, supervision.custody_length_spread),
  );
  const licenceOf = onceForEach(
    (supervision) => new Survival(supervision.licence_length * daysOfAMonth, supervision.licence_length_spread),
  );
  const licences = cells.map(({ epoch }) => licenceOf(epoch));
  const starts = startsIn(build, custodialSentences, begun.prisonHeld);
  const perDay = custodialSentences(first.p) / daysOfAYear;

  // Everybody from sentence to the end of the licence, and then those in custody taken out again.
  const sentenced = stocks.licence;
  const kernelFor = new Map<Survival, Kernel>();
  const firstLicence = kernelOf((age) => licences[0].after(age), days, readings);
  for (let cell = 0; cell < readings; cell++) {
    const { epoch, birth } = cells[cell];
    const custody = custodyOf(epoch);
    if (!kernelFor.has(custody)) kernelFor.set(custody, kernelOfBoth(custody, licences[cell], days, readings));
    addCohort(sentenced[birth], cell, starts[cell], kernelFor.get(custody)!);
    const atStart = custodyOf(first);
    sentenced[0][cell] += perDay * (atStart.leftAfter(cell * days) + licences[0].leftAfter(cell * days));
    addCohort(
      sentenced[0],
      cell,
      perDay * (atStart.leftAfter(cell * days) - atStart.leftAfter((cell + 1) * days)),
      firstLicence,
    );
  }
  for (const band of eligibleBands(epochs, days, readings)) {
    const stillIn = custodyKernels(days, readings + 1);
    for (let cell = -1; cell < readings; cell++) {
      const { epoch, birth } = cells[Math.max(0, cell)];
      const ahead = daysAhead(band, days, cell);
      const handover = epoch.p.supervision.handover_before_release * daysOfAMonth;
      const number = band.share * (cell < 0 ? perDay : starts[cell]);
      let toRelease = firstLicence;
      let toHandover = firstLicence;
      for (let at = cell + 1; at < readings; at++) {
        if (at === cell + 1 || ahead[at] !== ahead[at - 1]) {
          toRelease = stillIn(custodyOf(epoch), cell < 0, ahead[at]);
          toHandover = stillIn(custodyOf(epoch), cell < 0, ahead[at] + handover);
        }
        const inPrison = number * toRelease[at - cell];
        const held = number * toHandover[at - cell];
        stocks.prisonHeld[birth][at] += held;
        stocks.beforeRelease[birth][at] += inPrison - held;
        sentenced[birth][at] -= inPrison;
      }
    }
  }
  const [held, before] = [total(stocks.prisonHeld), total(stocks.beforeRelease)];
  for (let at = 0; at + 1 < readings; at++) {
    flows.handovers[at] = (starts[at] - (held[at + 1] - held[at])) / days;
    flows.releases[at] = flows.handovers[at] - (before[at + 1] - before[at]) / days;
  }
  endsFollow(build, total(sentenced), flows.releases);
  // Released in a cell, and still on licence at a later reading.
  const kernels = onceForEach((supervision) =>
    kernelOf(
      (age) => new Survival(supervision.licence_length * daysOfAMonth, supervision.licence_length_spread).after(age),
      days,
      readings,
    ),
  );
  const { onRecall, releasedAgain } = recallsOf(epochs, days, {
    before: Float64Array.from({ length: readings }, (_, at) => perDay * licences[0].leftAfter(at * days)),
    released: flows.releases.map((each) => each * days),
    stillOnLicence: cells.map(({ epoch }) => kernels(epoch)),
  });
  const all = total(sentenced);
  sentenced.forEach((stock, birth) => {
    for (let at = 0; at < readings; at++) {
      stocks.recalled[birth][at] = stock[at] * onRecall[at];
      stock[at] *= 1 - onRecall[at];
    }
  });
  addPastContact(build, pastContact.licence, {
    perDay,
    before: licences[0],
    starts: flows.releases.map((each) => each * days),
    lengths: licences,
  });
  for (let at = 0; at < readings; at++) {
    pastContact.licence[at] *= 1 - onRecall[at];
    flows.releasesAgain[at] = all[at] * releasedAgain[at];
  }
}

/**
 * Shares of those sentenced in a cell who are still in custody, by how many days their release is ahead of the day; for
 * a flow that has run for ever before the first day, how many days of it.
 */
function custodyKernels(
  days: number,
  readings: number,
): (custody: Survival, isBefore: boolean, ahead: number) => Kernel {
  const known = new Map<Survival, Map<number, Kernel>>();
  return (custody, isBefore, ahead) => {
    if (!known.has(custody)) known.set(custody, new Map());
    const ofLength = known.get(custody)!;
    const key = isBefore ? -1 - ahead : ahead;
    if (!ofLength.has(key)) {
      ofLength.set(
        key,
        kernelOf(
          (age) => (isBefore ? custody.leftAfter(age - days / 2 + ahead) : custody.after(age + ahead)),
          days,
          readings,
        ),
      );
    }
    return ofLength.get(key)!;
  };
}

interface Supervised {
  /** A day, before the first day, of a length such as this. */
  readonly perDay: number;
  readonly before: Survival;
  /** In each cell, and their lengths. */
  readonly starts: Float64Array;
  readonly lengths: readonly Survival[];
}

/**
 * Adds those who are past the share of their supervision at which contact now ends: of a length below age / share, and
 * above age.
 */
function addPastContact(
  { timeline: { epochs }, days, readings }: Build,
  past: Float64Array,
  { perDay, before, starts, lengths }: Supervised,
): void {
  for (let at = 0; at < readings; at++) {
    const share = epochAt(epochs, at * days - 0.5).p.supervision.contact_ends_after;
    if (share >= 1) continue;
    past[at] += perDay * (before.leftAfter(at * days) - share * before.leftAfter((at * days) / share));
    for (let cell = 0; cell < at; cell++) {
      const age = (at - cell - 0.5) * days;
      past[at] += starts[cell] * (lengths[cell].after(age) - lengths[cell].after(age / share));
    }
  }
}

/** Cases that end are those that come, less what the stock grows by. */
function endsFollow({ days, readings, flows }: Build, stock: Float64Array, starts: Float64Array): void {
  for (let at = 0; at + 1 < readings; at++) flows.ends[at] += starts[at] - (stock[at + 1] - stock[at]) / days;
}

function total(stocks: readonly Float64Array[]): Float64Array {
  return stocks[0].map((_, at) => stocks.reduce((sum, stock) => sum + stock[at], 0));
}
