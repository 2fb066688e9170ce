import { daysOfHandover, daysPerMonth, daysPerYear, roshLevels } from '../../../model/index.ts';
import type { Parameters } from '../../../model/index.ts';
import { daysAhead, eligibleBands } from './early-release.ts';
import type { Kernel } from '../numerics/kernels.ts';
import { addFlowOfCell, kernelOf, kernelOfSequence } from '../numerics/kernels.ts';
import { addPastContact } from './past-contact.ts';
import type { PastContact } from './past-contact.ts';
import { recallsOf } from './recall.ts';
import { Survival } from '../numerics/survival.ts';
import type { Epoch } from '../../../model/index.ts';
import type { Timeline } from '../timeline.ts';
import { epochAt, sharesOfYear } from '../timeline.ts';

/** Stages of a case: the first four need a community officer. */
export const caseStages = ['order', 'beforeRelease', 'licence', 'recalled', 'prisonHeld'] as const;
export type CaseStage = (typeof caseStages)[number];

const flowNames = ['orderStarts', 'handovers', 'releases', 'releasesAgain', 'ends', 'shareOfYear'] as const;

/**
 * How many cases there are and where they stand, in the mean, at readings some days apart: what the simulation gives on
 * average, since no case waits for another to begin or to end. A stock is that of the moment; a flow is that of a day,
 * from the reading to the next. `shareOfYear` is the share of a year's demand that comes on a day.
 */
export interface Caseload {
  readonly days: number;
  readonly readings: number;
  /** The settings that the risk of new cases was drawn from: cases that began under one entry have one mix. */
  readonly mixEpochs: readonly Epoch[];
  /** By mix of new cases, then reading. */
  readonly stocks: Readonly<Record<CaseStage, readonly Float64Array[]>>;
  /**
   * Cases whose contact would have ended, were all of one recorded risk and outside MAPPA: by that risk, then reading.
   */
  readonly pastContact: PastContact;
  readonly flows: Readonly<Record<(typeof flowNames)[number], Float64Array>>;
  /**
   * By day: orders and custodial sentences that have begun since the first reading. Courts do not sit every day, so
   * that a stock is uneven between readings.
   */
  readonly startedByDay: Readonly<Record<'order' | 'prisonHeld', Float64Array>>;
  /** Days on which many cases change at once: an early release scheme or the end of contact begins or ends. */
  readonly jumps: readonly number[];
}

/** From sentence to the end of the licence: early release moves cases between these. */
const custodialStages = ['prisonHeld', 'beforeRelease', 'licence', 'recalled'] as const;

/**
 * Which reading of a cell stands for a moment in which many cases change at once within the cell: the one before or the
 * one after it.
 */
function readingBesideJump({ days, jumps }: Caseload, cell: number, moment: number): number | undefined {
  const jump = jumps.find((day) => day > cell * days && day < (cell + 1) * days);
  return jump === undefined ? undefined : moment <= jump ? cell : cell + 1;
}

/** Cases past the end of contact in a stage at a moment, were all of a recorded risk. */
export function pastContactAt(caseload: Caseload, stage: 'order' | 'licence', risk: number, moment: number): number {
  const cell = Math.floor(moment / caseload.days);
  const side = readingBesideJump(caseload, cell, moment);
  const past = caseload.pastContact[stage][risk];
  return side === undefined ? past[cell] + (moment / caseload.days - cell) * (past[cell + 1] - past[cell]) : past[side];
}

/** The cases of a stage at a moment, by mix of new cases, into a row of their own. */
export function readCasesAt(caseload: Caseload, stage: CaseStage, moment: number, into: Float64Array): void {
  const { days, mixEpochs, stocks, startedByDay } = caseload;
  const cell = Math.floor(moment / days);
  const share = moment / days - cell;
  const side = stage === 'order' ? undefined : readingBesideJump(caseload, cell, moment);
  const rows = stocks[stage];
  for (let mixIndex = 0; mixIndex < rows.length; mixIndex++) {
    const evenly = (stock: Float64Array): number => stock[cell] + share * (stock[cell + 1] - stock[cell]);
    if (side === undefined) into[mixIndex] = evenly(rows[mixIndex]);
    else {
      // All of them change little by little, and where they stand at once.
      const all = (of: (stock: Float64Array) => number): number =>
        custodialStages.reduce((sum, each) => sum + of(stocks[each][mixIndex]), 0);
      const whole = all((stock) => stock[side]);
      into[mixIndex] = whole > 0 ? (rows[mixIndex][side] / whole) * all(evenly) : 0;
    }
  }
  if (stage !== 'order' && stage !== 'prisonHeld') return;
  const sinceFirst = startedByDay[stage];
  const [from, to] = [cell * days, (cell + 1) * days];
  if (to >= sinceFirst.length) return;
  const uneven =
    interpolate(sinceFirst, moment) -
    interpolate(sinceFirst, from) -
    share * (interpolate(sinceFirst, to) - interpolate(sinceFirst, from));
  into[mixEpochs.findLastIndex((each) => each.from <= (cell + 0.5) * days)] += uneven;
}

/** A value between two days. */
function interpolate(values: Float64Array, day: number): number {
  const below = Math.min(values.length - 1, Math.floor(day));
  return values[below] + (day - below) * ((values[below + 1] ?? values[below]) - values[below]);
}

const arrays = <Name extends string>(names: readonly Name[], make: () => Float64Array): Record<Name, Float64Array> =>
  Object.fromEntries(names.map((name) => [name, make()])) as Record<Name, Float64Array>;

/** The caseload of the whole of what is simulated. Delivery units have their shares of it. */
export function caseloadOf(timeline: Timeline, days: number): Caseload {
  const { epochs, endDay } = timeline;
  const readings = Math.ceil(endDay / days) + 2;
  const mixEpochs = epochs.filter(
    ({ p }, index) => index === 0 || JSON.stringify(p.risk) !== JSON.stringify(epochs[index - 1].p.risk),
  );
  const cells = Array.from({ length: readings }, (_, cell) => {
    const epoch = epochAt(epochs, (cell + 0.5) * days);
    return { epoch, mixIndex: mixEpochs.findLastIndex(({ from }) => from <= epoch.from) };
  });
  const make = (): Float64Array => new Float64Array(readings);
  const stocks = Object.fromEntries(caseStages.map((stage) => [stage, mixEpochs.map(make)])) as Record<
    CaseStage,
    Float64Array[]
  >;
  const pastContact = { order: roshLevels.map(make), licence: roshLevels.map(make) };
  const flows = arrays(flowNames, make);
  const startedByDay = arrays(['order', 'prisonHeld'], () => new Float64Array(endDay + 1));
  const build = {
    timeline,
    days,
    readings,
    cells,
    stocks,
    pastContact,
    flows,
    startedByDay,
    shares: sharesOfYear(timeline),
  };
  flows.shareOfYear.set(startsByCell(build, () => 1, new Float64Array(endDay + 1)).map((each) => each / days));
  addOrders(build);
  addCustodyAndLicence(build);
  return { days, readings, mixEpochs, stocks, pastContact, flows, startedByDay, jumps: jumpsOf(epochs) };
}

function jumpsOf(epochs: readonly Epoch[]): number[] {
  const settings = ({ p: { demand, supervision } }: Epoch): string =>
    [
      demand.early_release_days,
      demand.early_release_share,
      ...Object.values(supervision.contact_ends_after),
      ...Object.values(supervision.licence_contact_ends_after),
      supervision.contact_end_take_up,
      supervision.child_protection,
      supervision.orders_with_rehabilitation_requirement,
    ].join();
  return epochs.slice(1).flatMap((epoch, index) => (settings(epoch) === settings(epochs[index]) ? [] : [epoch.from]));
}

/** A caseload while it is being built. */
interface CaseloadBuild {
  readonly timeline: Timeline;
  readonly days: number;
  readonly readings: number;
  readonly cells: readonly { readonly epoch: Epoch; readonly mixIndex: number }[];
  readonly stocks: Record<CaseStage, Float64Array[]>;
  readonly pastContact: PastContact;
  readonly flows: Record<(typeof flowNames)[number], Float64Array>;
  readonly startedByDay: Record<'order' | 'prisonHeld', Float64Array>;
  readonly shares: Float64Array;
}

/** Starts a year of a kind of sentence, before season and growth. */
type YearlyStarts = (p: Parameters) => number;

const custodialSentences: YearlyStarts = ({ demand, organisation }) =>
  demand.custodial_sentences * organisation.share_of_service;

/** Starts in each cell of the calendar, added to those that have begun by day. */
function startsByCell(
  { timeline: { epochs, endDay }, days, readings, shares }: CaseloadBuild,
  rate: YearlyStarts,
  startedByDay: Float64Array,
): Float64Array {
  const starts = new Float64Array(readings);
  let sum = 0;
  for (let day = 0; day < endDay; day++) {
    const number = shares[day] * rate(epochAt(epochs, day).p);
    starts[Math.floor(day / days)] += number;
    startedByDay[day + 1] += sum += number;
  }
  // The readings go beyond the last day, so that what stands on it lies between two; there courts go on as usual.
  const usual = rate(epochAt(epochs, endDay - 1).p) / daysPerYear;
  for (let cell = Math.floor(endDay / days); cell < readings; cell++)
    starts[cell] += usual * (cell * days >= endDay ? days : (cell + 1) * days - endDay);
  return starts;
}

type Supervision = Parameters['supervision'];

/** Worked out once for all cells that have the same settings of supervision. */
function memoiseBySupervision<Result>(of: (supervision: Supervision) => Result): (epoch: Epoch) => Result {
  const known = new Map<Supervision, Result>();
  return ({ p: { supervision } }) => {
    if (!known.has(supervision)) known.set(supervision, of(supervision));
    return known.get(supervision)!;
  };
}

function addOrders(build: CaseloadBuild): void {
  const { timeline, days, readings, cells, stocks, flows, startedByDay } = build;
  const [first] = timeline.epochs;
  const kinds = [
    ['community_orders', 'community_order_length'],
    ['suspended_sentence_orders', 'suspended_sentence_order_length'],
  ] as const;
  for (const [demand, length] of kinds) {
    const rate: YearlyStarts = (p) => p.demand[demand] * p.organisation.share_of_service;
    const lengthOf = memoiseBySupervision(
      (supervision) => new Survival(supervision[length] * daysPerMonth, supervision.order_length_spread),
    );
    const kernelFor = memoiseBySupervision((supervision) => {
      const whole = new Survival(supervision[length] * daysPerMonth, supervision.order_length_spread);
      return kernelOf((age) => whole.after(age), days, readings);
    });
    const starts = startsByCell(build, rate, startedByDay.order);
    const perDay = rate(first.p) / daysPerYear;
    for (let at = 0; at < readings; at++) stocks.order[0][at] += perDay * lengthOf(first).leftAfter(at * days);
    for (const [cell, { epoch, mixIndex }] of cells.entries()) {
      flows.orderStarts[cell] += starts[cell] / days;
      addFlowOfCell(stocks.order[mixIndex], cell, starts[cell], kernelFor(epoch));
    }
    addPastContact(build, 'order', {
      perDay,
      before: lengthOf(first),
      starts,
      lengths: cells.map(({ epoch }) => lengthOf(epoch)),
    });
  }
  addEnds(build, sumByReading(stocks.order), flows.orderStarts);
}

/** From sentence to the end of the licence, which comes when it would have come, whether release is early or not. */
function addCustodyAndLicence(build: CaseloadBuild): void {
  const {
    timeline: { epochs },
    days,
    readings,
    cells,
    stocks,
    pastContact,
    flows,
    startedByDay,
  } = build;
  const [first] = epochs;
  const custodyOf = memoiseBySupervision(
    (supervision) => new Survival(supervision.custody_length * daysPerMonth, supervision.custody_length_spread),
  );
  const licenceOf = memoiseBySupervision(
    (supervision) => new Survival(supervision.licence_length * daysPerMonth, supervision.licence_length_spread),
  );
  const licences = cells.map(({ epoch }) => licenceOf(epoch));
  const starts = startsByCell(build, custodialSentences, startedByDay.prisonHeld);
  const perDay = custodialSentences(first.p) / daysPerYear;

  // Everybody from sentence to the end of the licence, and then those in custody taken out again.
  const sentenced = stocks.licence;
  const kernelFor = new Map<Survival, Kernel>();
  const firstLicence = kernelOf((age) => licences[0].after(age), days, readings);
  for (let cell = 0; cell < readings; cell++) {
    const { epoch, mixIndex } = cells[cell];
    const custody = custodyOf(epoch);
    if (!kernelFor.has(custody)) kernelFor.set(custody, kernelOfSequence(custody, licences[cell], days, readings));
    addFlowOfCell(sentenced[mixIndex], cell, starts[cell], kernelFor.get(custody)!);
    const atStart = custodyOf(first);
    sentenced[0][cell] += perDay * (atStart.leftAfter(cell * days) + licences[0].leftAfter(cell * days));
    addFlowOfCell(
      sentenced[0],
      cell,
      perDay * (atStart.leftAfter(cell * days) - atStart.leftAfter((cell + 1) * days)),
      firstLicence,
    );
  }
  for (const band of eligibleBands(epochs, days, readings)) {
    const stillIn = custodyKernels(days, readings + 1);
    for (let cell = -1; cell < readings; cell++) {
      const { epoch, mixIndex } = cells[Math.max(0, cell)];
      const ahead = daysAhead(band, days, cell);
      const handover = daysOfHandover(epoch.p.supervision.handover_before_release);
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
        stocks.prisonHeld[mixIndex][at] += held;
        stocks.beforeRelease[mixIndex][at] += inPrison - held;
        sentenced[mixIndex][at] -= inPrison;
      }
    }
  }
  const [held, before] = [sumByReading(stocks.prisonHeld), sumByReading(stocks.beforeRelease)];
  for (let at = 0; at + 1 < readings; at++) {
    flows.handovers[at] = (starts[at] - (held[at + 1] - held[at])) / days;
    flows.releases[at] = flows.handovers[at] - (before[at + 1] - before[at]) / days;
  }
  addEnds(build, sumByReading(sentenced), flows.releases);
  // Released in a cell, and still on licence at a later reading.
  const kernels = memoiseBySupervision((supervision) =>
    kernelOf(
      (age) => new Survival(supervision.licence_length * daysPerMonth, supervision.licence_length_spread).after(age),
      days,
      readings,
    ),
  );
  const { onRecall, releasedAgain } = recallsOf(epochs, days, {
    before: Float64Array.from({ length: readings }, (_, at) => perDay * licences[0].leftAfter(at * days)),
    released: flows.releases.map((each) => each * days),
    stillOnLicence: cells.map(({ epoch }) => kernels(epoch)),
  });
  const all = sumByReading(sentenced);
  sentenced.forEach((stock, mixIndex) => {
    for (let at = 0; at < readings; at++) {
      stocks.recalled[mixIndex][at] = stock[at] * onRecall[at];
      stock[at] *= 1 - onRecall[at];
    }
  });
  addPastContact(build, 'licence', {
    perDay,
    before: licences[0],
    starts: flows.releases.map((each) => each * days),
    lengths: licences,
  });
  for (let at = 0; at < readings; at++) {
    for (const past of pastContact.licence) past[at] *= 1 - onRecall[at];
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

/** Cases that end are those that come, less what the stock grows by. */
function addEnds({ days, readings, flows }: CaseloadBuild, stock: Float64Array, starts: Float64Array): void {
  for (let at = 0; at + 1 < readings; at++) flows.ends[at] += starts[at] - (stock[at + 1] - stock[at]) / days;
}

function sumByReading(stocks: readonly Float64Array[]): Float64Array {
  return stocks[0].map((_, at) => stocks.reduce((sum, stock) => sum + stock[at], 0));
}
