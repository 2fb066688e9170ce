import type { ServiceInput } from '../input.ts';
import type { ReplicationResult } from '../results.ts';
import { simulateService } from '../simulate-services.ts';
import { CaseStory } from './case-story.ts';
import type { CaseQuery, FoundAgent } from './find-agent.ts';
import { MissedReviewSearch, CaseNumberSearch, OfficerNumberSearch } from './find-agent.ts';
import { parseCaseName } from './agent-names.ts';
import { OfficerStory } from './officer-story.ts';
import { RosterWatch } from './roster.ts';
import type { Roster } from './roster.ts';
import type { Observer } from './observer.ts';
import type { Story } from './story.ts';

/** Where a trace is taken: a replication of a scenario, in one delivery unit. */
export interface TraceRequest {
  readonly input: ServiceInput;
  readonly seed: number;
  /** From 1. */
  readonly replication: number;
  /** Name of the delivery unit. */
  readonly unit: string;
}

/** Looks for a case; without a name where there is none. */
export function findCase(request: TraceRequest, wanted: CaseQuery): FoundAgent {
  return observe(
    request,
    'number' in wanted ? new CaseNumberSearch(wanted.number) : new MissedReviewSearch(wanted.missedReview, wanted.risk),
  ).result;
}

/** Looks for the officer with a number, in the order of joining; without a name where there is none. */
export const findOfficer = (request: TraceRequest, number: number): FoundAgent =>
  observe(request, new OfficerNumberSearch(number)).result;

/** The story of a case by its name; without entries where there is no such case. */
export function traceCase(request: TraceRequest, name: string): Story & { readonly of: 'case' } {
  const { traceEntries } = observe(request, new CaseStory((service) => parseCaseName(service, name)));
  return { of: 'case', name, unit: request.unit, traceEntries };
}

/** The story of an officer by name; without entries where there is no such officer. */
export function traceOfficer(request: TraceRequest, name: string): Story & { readonly of: 'officer' } {
  const { traceEntries } = observe(request, new OfficerStory(name));
  return { of: 'officer', name, unit: request.unit, traceEntries };
}

/**
 * A replication of one unit with what it looks like from inside: its results, and who holds cases and which cases wait,
 * every seven days from the first day of the run.
 */
export function traceRoster({ input, seed, replication, unit }: TraceRequest): {
  readonly result: ReplicationResult;
  readonly rosters: readonly Roster[];
} {
  const observer = new RosterWatch();
  const result = simulateService(input, seed, replication, { unit, observer });
  return { result, rosters: observer.rosters };
}

/** Simulates the unit with an observer; the others as well, where units plan together and it depends on them. */
function observe<SomeObserver extends Observer>(
  { input, seed, replication, unit }: TraceRequest,
  observer: SomeObserver,
): SomeObserver {
  simulateService(input, seed, replication, { unit, observer });
  return observer;
}
