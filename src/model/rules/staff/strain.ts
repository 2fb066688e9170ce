import { exp, power } from '../../../engine/index.ts';

/**
 * The pressure that an officer feels: load (workload over available points, 1 is full) beyond a full one, and none
 * while away.
 * Source: assumed.
 */
export const pressureOf = (load: number): number => Math.max(0, load - 1);

/**
 * How far strain goes in so many days towards a pressure that stays the same: `timeConstant` is the days in which it
 * goes 1 - 1/e of the way.
 * Source: assumed (operating rules, section 6: strain builds up and fades over months).
 */
export const shareOfWayToPressure = (days: number, timeConstant: number): number => 1 - exp(-days / timeConstant);

/** Strain after it has gone a share of the way to a pressure. */
export const strainTowards = (strain: number, pressure: number, share: number): number =>
  strain + share * (pressure - strain);

/**
 * What the content of the work adds to that pressure: the share of an officer's workload (0 to 1) that only a probation
 * officer may hold, above a usual share; nothing at that share or below it, and nothing where the strength is 0.
 * Source: on-probation-blog (5 February 2023: "concentration of work with high risk"); its size is assumed.
 */
export const pressureOfContent = (shareHighRisk: number, usualShare: number, strength: number): number =>
  strength * Math.max(0, shareHighRisk - usualShare);

/**
 * The strain at which trainees drop out at the stated rate, and with which they start: that of officers times a factor.
 * Trainees carry less for their hours than officers, so that with one reference for both nearly every trainee would be
 * below it, and the stated rate would change with the steepness of its answer to strain.
 * Source: assumed.
 */
export const referenceOfTrainees = (reference: number, relative: number): number => reference * relative;

/**
 * By what strain multiplies the rates of sickness, of leaving and of dropping out: 1 at the reference strain, whatever
 * the strength; 1 at any strain where the strength is 0.
 * Source: Kim and Kao (2014): leaving follows stress rather than today's caseload; operating rules, sections 5 and 6.
 */
export const rateMultiplier = (strain: number, reference: number, strength: number): number =>
  power((1 + strain) / (1 + reference), strength);

/**
 * By what strain multiplies sickness of all causes: `multiplier` that of mental ill health, which is a share (0 to 1) of
 * sickness at the reference strain; the rest stays as it is. A share of 1 gives the multiplier itself, one of 0 gives 1.
 * Source: hmpps-wf-2023-09 (59.1% of the days lost are put down to mental and behavioural disorders).
 */
export const sicknessMultiplier = (multiplier: number, shareMentalHealth: number): number =>
  1 - shareMentalHealth + shareMentalHealth * multiplier;
