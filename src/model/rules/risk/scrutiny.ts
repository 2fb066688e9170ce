import { exp } from '../../../engine/index.ts';
import { daysPerYear } from '../../time/day.ts';

/**
 * Scrutiny of a unit: how many serious further offences a year, for each thousand of its cases, those around it still
 * have in mind, the latest weighing most. So on average it is the rate of such offences, whatever the size of the unit;
 * an alert adds to it.
 */

/** Scrutiny is counted for each so many cases. */
const casesOfScrutiny = 1000;

/**
 * How many serious further offences are expected to be charged in some days among so many cases, at a rate a case-year.
 * It depends on the number of cases and on nothing else that the model knows: no person's act is predicted.
 *
 * Source: hmip-sfo-2025.
 */
export const seriousFurtherOffencesExpected = (cases: number, rate: number, days: number): number =>
  (cases * rate * days) / daysPerYear;

/** Scrutiny in the long run at a constant rate of offences (a case-year) and under an alert. */
export const steadyScrutiny = (rate: number, alert: number): number => casesOfScrutiny * rate + alert;

/**
 * Scrutiny some days later: what is above the level that an alert upholds fades away, by the time constant (days) to a
 * part of 1/e.
 * Source: assumed.
 */
export const scrutinyAfter = (scrutiny: number, alert: number, days: number, timeConstant: number): number =>
  alert + (scrutiny - alert) * exp(-days / timeConstant);

/**
 * By how much one serious further offence raises the scrutiny of a unit of so many cases: the sooner it fades, the
 * more, so that a year of offences weighs the same. 0 for a unit without cases.
 * Source: assumed.
 */
export const scrutinyOfOffence = (cases: number, timeConstant: number): number =>
  cases > 0 ? (casesOfScrutiny * daysPerYear) / (cases * timeConstant) : 0;

/**
 * By how much an alert raises scrutiny on the day that it is given or changed: at once by what it adds, while one that
 * is lifted leaves scrutiny as it is, to fade.
 * Source: assumed.
 */
export const scrutinyOfAlert = (before: number, after: number): number => Math.max(0, after - before);

/**
 * By how much the fear of being hauled over the coals multiplies the chance to read risk too high: 1 without scrutiny
 * or at strength 0.
 * Source: thornton-2020 (officers fear to be wrong where they are looked at); its strength is a setting.
 */
export const fearOfScrutiny = (scrutiny: number, strength: number): number => 1 + strength * scrutiny;
