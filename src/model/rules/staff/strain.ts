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
 * By what strain multiplies the rates of sickness, of leaving and of dropping out: 1 at the reference strain, whatever
 * the strength; 1 at any strain where the strength is 0.
 * Source: Kim and Kao (2014): leaving follows stress rather than today's caseload; operating rules, sections 5 and 6.
 */
export const rateMultiplier = (strain: number, reference: number, strength: number): number =>
  power((1 + strain) / (1 + reference), strength);
