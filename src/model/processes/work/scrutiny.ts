import { poissonFrom } from '../../../engine/index.ts';
import { staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import {
  fearOfScrutiny,
  scrutinyAfter,
  scrutinyOfAlert,
  scrutinyOfOffence,
  seriousFurtherOffencesExpected,
  steadyScrutiny,
} from '../../rules/risk/scrutiny.ts';
import type { Service } from '../../service.ts';

/**
 * The scrutiny that a unit is under: serious further offences and alerts raise it, it fades, and while it lasts
 * officers fear to rate too low.
 *
 * Offences are counted for the unit. Whose they are is not asked, and no case is changed by one: the model predicts no
 * act by any person.
 */

const week = 7;

/** On the first day of the run-in a unit is under the scrutiny that its rate of offences leads to in the long run. */
export function setStartingScrutiny({ unit, p }: Service): void {
  unit.scrutiny = steadyScrutiny(p.risk.serious_further_offences, p.risk.alert);
}

/** Scrutiny of the unit today. */
export const currentScrutiny = ({ unit, derived, p, today }: Service): number =>
  scrutinyAfter(unit.scrutiny, p.risk.alert, today - unit.scrutinyOn, derived.scrutinyTimeConstant);

/** Scrutiny rises today by so much. */
function raiseScrutiny(service: Service, scrutiny: number, more: number): void {
  service.unit.scrutiny = scrutiny + more;
  service.unit.scrutinyOn = service.today;
}

/** Once a week the unit learns of those of its cases that have been charged with a serious further offence. */
export function seriousFurtherOffencesAreCharged(service: Service): void {
  const { cases, flows, streams, queue, derived, p, today, endDay } = service;
  if (today + week < endDay) queue.addOn(today + week, staffPart, Event.seriousFurtherOffencesAreCharged, 0);
  const open = cases.created - cases.ended;
  const number = poissonFrom(
    streams['serious further offences'].uniform(0, today),
    seriousFurtherOffencesExpected(open, p.risk.serious_further_offences, week),
  );
  if (number === 0) return;
  flows.seriousFurtherOffences += number;
  raiseScrutiny(service, currentScrutiny(service), number * scrutinyOfOffence(open, derived.scrutinyTimeConstant));
}

/** An alert is given, changed or lifted, or scrutiny begins to fade at another pace: it goes on from where it stood. */
export function changeScrutiny(service: Service, scrutinyBefore: number, alertBefore: number): void {
  raiseScrutiny(service, scrutinyBefore, scrutinyOfAlert(alertBefore, service.p.risk.alert));
}

/** By how much the scrutiny of the unit multiplies the chance to read risk too high. */
export const currentFearOfScrutiny = (service: Service): number => {
  const strength = service.p.loops.scrutiny;
  return strength === 0 ? 1 : fearOfScrutiny(currentScrutiny(service), strength);
};
