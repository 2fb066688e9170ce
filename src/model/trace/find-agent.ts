import { periodOf } from '../state/draws.ts';
import type { Service } from '../service.ts';
import type { Rosh } from '../categories.ts';
import { roshLevels } from '../categories.ts';
import { LastEvent } from './last-event.ts';
import { nameOfCase, nameOfOfficer } from './agent-names.ts';
import type { Observer } from './observer.ts';
import { none } from '../state/identity.ts';
import type { OfficerId } from '../state/identity.ts';

/** An agent that was looked for, by name where there is one, and how many there are to choose from. */
export interface FoundAgent {
  readonly name?: string;
  /** The ISO date on which the review that was looked for was missed. */
  readonly on?: string;
  readonly count: number;
}

/**
 * Which case is meant: the one with a number in order of start, or the one whose review was missed as the first, second
 * and so on after the run-in.
 */
export type CaseQuery = { readonly number: number } | { readonly missedReview: number; readonly risk?: Rosh };

/**
 * Looks for the case with a number: those of the start state first, in the order in which they were made, then by day
 * of sentence, on one day community orders, suspended sentence orders, custodial sentences.
 */
export class CaseNumberSearch implements Observer {
  readonly #number: number;
  #name: string | undefined;
  #made = 0;
  #isFirstCall = true;
  readonly #event = new LastEvent();

  constructor(number: number) {
    this.#number = number;
  }

  eventComes(service: Service): void {
    const { cases } = service;
    if (cases.created > this.#made) {
      if (this.#number > this.#made && this.#number <= cases.created)
        this.#name = nameOfCase(service, this.#casesJustMade(service)[this.#number - this.#made - 1]);
      this.#made = cases.created;
    }
    this.#isFirstCall = false;
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    this.eventComes(service);
  }

  get result(): FoundAgent {
    return { count: this.#made, ...(this.#name !== undefined && { name: this.#name }) };
  }

  #isOfToday(serialNumber: number): boolean {
    return serialNumber >= 0 && periodOf(serialNumber) === this.#event.day;
  }

  /** The cases that the last event made, or the start state, in order. */
  #casesJustMade({ cases }: Service): { source: number; serialNumber: number }[] {
    const made: { source: number; serialNumber: number }[] = [];
    for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
      if (cases.stage[case_] !== none && (this.#isFirstCall || this.#isOfToday(cases.serialNumber[case_])))
        made.push({ source: cases.source[case_], serialNumber: cases.serialNumber[case_] });
    }
    return this.#isFirstCall ? made : made.sort((a, b) => a.source - b.source || a.serialNumber - b.serialNumber);
  }
}

/**
 * Looks for a missed review after the run-in, of any case or of those of one recorded risk, in order of the day on
 * which it was missed.
 */
export class MissedReviewSearch implements Observer {
  readonly #number: number;
  readonly #risk: number | undefined;
  #case: { readonly name: string; readonly on: string } | undefined;
  #count = 0;
  readonly #event = new LastEvent();

  constructor(number: number, risk: Rosh | undefined) {
    this.#number = number;
    this.#risk = risk && roshLevels.indexOf(risk);
  }

  eventComes(service: Service): void {
    this.#countMissedReview(service);
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    this.#countMissedReview(service);
  }

  get result(): FoundAgent {
    return { count: this.#count, ...this.#case };
  }

  #countMissedReview(service: Service): void {
    const { day, recordedRisk } = this.#event;
    if (this.#event.reviewOutcome(service) !== 'missed') return;
    if (day < service.firstDay || (this.#risk !== undefined && recordedRisk !== this.#risk)) return;
    this.#count++;
    if (this.#count === this.#number)
      this.#case = { name: nameOfCase(service, this.#event), on: service.calendar.isoOf(day) };
  }
}

/** Looks for the officer with a number, in the order of joining: the staff of the first day first. */
export class OfficerNumberSearch implements Observer {
  readonly #number: number;
  result: FoundAgent = { count: 0 };

  constructor(number: number) {
    this.#number = number;
  }

  eventComes(): void {}

  unitEnds(service: Service): void {
    const all: OfficerId[] = [];
    for (
      let officer = service.officers.first;
      officer < service.officers.end;
      officer = service.officers.after(officer)
    )
      all.push(officer);
    const wanted = all[this.#number - 1];
    this.result = { count: all.length, ...(wanted !== undefined && { name: nameOfOfficer(service, wanted) }) };
  }
}
