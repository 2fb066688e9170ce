import type { ServiceInput } from '../input.ts';
import { simulateService } from '../simulate.ts';
import { CaseStory } from './case-story.ts';
import type { CaseWanted, Found } from './find.ts';
import { MissedReview, NumberedCase, NumberedOfficer } from './find.ts';
import { caseNamed } from './names.ts';
import { OfficerStory } from './officer-story.ts';
import type { Onlooker } from './onlooker.ts';
import type { Story } from './story.ts';

/** Where a trace is taken: a replication of a scenario, in one delivery unit. */
export interface TracePlace {
  readonly input: ServiceInput;
  readonly seed: number;
  /** From 1. */
  readonly replication: number;
  /** Name of the delivery unit. */
  readonly unit: string;
}

/** Looks for a case; without a name where there is none. */
export function findCase(place: TracePlace, wanted: CaseWanted): Found {
  return lookedOn(
    place,
    'number' in wanted ? new NumberedCase(wanted.number) : new MissedReview(wanted.missedReview, wanted.risk),
  ).found;
}

/** Looks for the officer with a number, in the order of joining; without a name where there is none. */
export const findOfficer = (place: TracePlace, number: number): Found =>
  lookedOn(place, new NumberedOfficer(number)).found;

/** The story of a case by its name; without happenings where there is no such case. */
export function traceCase(place: TracePlace, name: string): Story & { readonly of: 'case' } {
  const { happenings } = lookedOn(place, new CaseStory((service) => caseNamed(service, name)));
  return { of: 'case', name, unit: place.unit, happenings };
}

/** The story of an officer by name; without happenings where there is no such officer. */
export function traceOfficer(place: TracePlace, name: string): Story & { readonly of: 'officer' } {
  const { happenings } = lookedOn(place, new OfficerStory(name));
  return { of: 'officer', name, unit: place.unit, happenings };
}

/** Simulates the unit with an onlooker. Units share nothing, so the others need not be simulated. */
function lookedOn<Looker extends Onlooker>({ input, seed, replication, unit }: TracePlace, onlooker: Looker): Looker {
  simulateService(input, seed, replication, { unit, onlooker });
  return onlooker;
}
