import {
  daysOfHandover,
  calendarDays,
  caseClass,
  daysPerMonth,
  daysPerYear,
  effortOfCase,
  mayContactEnd,
  mayHoldByClass,
  mayHoldIndex,
  pointsByLocationAndTier,
  pointsIndex,
  tierIndex,
} from '../../../model/index.ts';
import { Survival } from '../numerics/survival.ts';
import type { Epoch } from '../../../model/index.ts';

/** Levels of risk, and levels of MAPPA that are distinguished: none, 1, and 2 or 3. */
export const riskLevels = 4;
export const mappaGroups = 3;
/** Classes of case by MAPPA and risk: index = mappa x 4 + risk. */
export const classCount = mappaGroups * riskLevels;

const holderIndex = { PO: 0, NQO: 1, PSO: 2 } as const;
const mayHold = (who: keyof typeof holderIndex, mappa: number, risk: number): boolean =>
  mayHoldByClass[mayHoldIndex(holderIndex[who], caseClass(risk, mappa))] === 1;

/**
 * Who is the least qualified that may hold a case of each class: 0 probation officers only, 1 newly qualified ones too,
 * 2 everybody.
 */
export const holderNeededByClass: Uint8Array = byClass((mappa, risk) =>
  mayHold('PSO', mappa, risk) ? 2 : mayHold('NQO', mappa, risk) ? 1 : 0,
);

/** Whether contact with a case of each class ends early under Probation Reset. */
export const contactMayEndByClass: Uint8Array = byClass((mappa, risk) => Number(mayContactEnd(risk, mappa)));

function byClass(of: (mappa: number, risk: number) => number): Uint8Array {
  return Uint8Array.from({ length: classCount }, (_, class_) =>
    of(Math.floor(class_ / riskLevels), class_ % riskLevels),
  );
}

/** Lengths that stand for all, where a mean of whole intervals is wanted. */
const sampleLengths = 64;

/** What one case of each class weighs and asks for, while settings stay the same. */
export interface CaseWork {
  /** Points a month on an order, in custody and on licence. */
  readonly points: Readonly<Record<'order' | 'custody' | 'licence', Float64Array>>;
  /** Points a month that officers set aside for assessments and reviews of a case supervised in the community. */
  readonly setAside: Readonly<Record<'order' | 'licence', Float64Array>>;
  /** First assessments and reviews that fall due a day, a case supervised in the community. */
  readonly firstDue: Readonly<Record<'order' | 'licence', Float64Array>>;
  readonly reviewsDue: Readonly<Record<'order' | 'licence', Float64Array>>;
  /** Points a month of enforcement, a court order on average, were all of it done; and of these, of breach packs. */
  readonly enforcement: number;
  readonly breachPacks: number;
  /** Days for which a case that is met at random has needed an officer. */
  readonly meanAge: number;
}

export function caseWorkOf(epoch: Epoch): CaseWork {
  const { p, derived } = epoch;
  const { supervision, demand, work } = p;
  const order = [
    {
      starts: demand.community_orders,
      length: new Survival(supervision.community_order_length * daysPerMonth, supervision.order_length_spread),
    },
    {
      starts: demand.suspended_sentence_orders,
      length: new Survival(supervision.suspended_sentence_order_length * daysPerMonth, supervision.order_length_spread),
    },
  ];
  const licence = [
    { starts: 1, length: new Survival(supervision.licence_length * daysPerMonth, supervision.licence_length_spread) },
  ];
  // Being dealt with, an order on average.
  const breaches = (supervision.breach_rate / daysPerYear) * supervision.breach_work_lasts;
  const ofOrders = dueRates(order, calendarDays(work.initial_due_order), derived);
  const ofLicences = dueRates(licence, calendarDays(work.initial_due_release), derived);
  return {
    points: {
      order: meanPoints(0, derived, derived.changeMix.shares),
      licence: meanPoints(1, derived, derived.changeMixOfLicences.shares),
      custody: meanPoints(2, derived, derived.changeMixOfLicences.shares),
    },
    setAside: { order: ofOrders.setAside, licence: ofLicences.setAside },
    firstDue: { order: ofOrders.first, licence: ofLicences.first },
    reviewsDue: { order: ofOrders.reviews, licence: ofLicences.reviews },
    enforcement: breaches * Math.round(supervision.breach_work),
    breachPacks: breaches * derived.breachPackPoints,
    meanAge: meanAgeOf(epoch, [...order, ...licence]),
  };
}

/**
 * The longer a case lasts, the likelier it is met: the mean age of those met is half the mean square of lengths over
 * their mean.
 */
function meanAgeOf(
  { p: { demand, supervision } }: Epoch,
  kinds: readonly { starts: number; length: Survival }[],
): number {
  const custody = new Survival(supervision.custody_length * daysPerMonth, supervision.custody_length_spread);
  const beforeRelease = custody.mean - custody.leftAfter(daysOfHandover(supervision.handover_before_release));
  let [squares, sum] = [0, 0];
  kinds.forEach(({ starts, length: { mean, variation } }, kind) => {
    const isLicence = kind === kinds.length - 1;
    const number = isLicence ? demand.custodial_sentences : starts;
    const whole = mean + (isLicence ? beforeRelease : 0);
    squares += number * (whole * whole + mean * mean * variation * variation);
    sum += number * whole;
  });
  return sum > 0 ? squares / sum / 2 : Infinity;
}

/** Points a month of a case of each class, over what else decides its tier. */
function meanPoints(
  location: number,
  { rsrMix, complexityMix }: Epoch['derived'],
  changeMix: readonly number[],
): Float64Array {
  const change = changeMix.reduce((sum, each) => sum + each, 0);
  return Float64Array.from({ length: classCount }, (_, class_) => {
    const [mappa, risk] = [Math.floor(class_ / riskLevels), class_ % riskLevels];
    let points = 0;
    rsrMix.shares.forEach((ofBand, band) =>
      complexityMix.shares.forEach((ofNumber, number) =>
        changeMix.forEach((ofDigit, index) => {
          points +=
            ((ofBand * ofNumber * ofDigit) / change) *
            pointsByLocationAndTier[pointsIndex(location, tierIndex(risk, band, mappa, number, 3 - index))];
        }),
      ),
    );
    return points;
  });
}

/** Assessments and reviews of cases of some lengths, by class: all that belongs to a case, spread over its length. */
function dueRates(
  kinds: readonly { starts: number; length: Survival }[],
  firstAfter: number,
  { initialEffort, reviewEffort, reviewDays }: Epoch['derived'],
) {
  const lengths = kinds.flatMap(({ starts, length }) =>
    length.lengths(sampleLengths).map((days) => ({ starts, days })),
  );
  const caseDays = lengths.reduce((sum, { starts, days }) => sum + starts * days, 0);
  const perCaseDay = (of: (days: number, interval: number) => number): Float64Array =>
    Float64Array.from({ length: classCount }, (_, class_) => {
      const interval = reviewDays[caseClass(class_ % riskLevels, Math.floor(class_ / riskLevels))];
      return caseDays > 0
        ? lengths.reduce((sum, { starts, days }) => sum + starts * of(days, interval), 0) / caseDays
        : 0;
    });
  return {
    setAside: perCaseDay((days, interval) => daysPerMonth * effortOfCase(days, interval, initialEffort, reviewEffort)),
    first: perCaseDay((days) => (days > firstAfter ? 1 : 0)),
    reviews: perCaseDay((days, interval) => Math.max(0, Math.floor((days - firstAfter) / interval))),
  };
}
