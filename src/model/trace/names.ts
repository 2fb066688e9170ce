import { Sentence } from '../cases.ts';
import { GradeIs } from '../practitioners.ts';
import { sourceOfCases } from '../processes/new-case.ts';
import { sourceOfOfficers, SourceOfOfficers } from '../processes/officers.ts';
import type { Service } from '../service.ts';
import { grades } from '../words.ts';

/**
 * Names of agents: the same person has the same name, and the same luck, in every scenario with the same seed and
 * replication.
 *
 * A case is named by its kind, the day of its sentence and its place among the starts of that day,
 * `community-2022-03-14-1`, or by its place in the stock of the start, `licence-start-12`. An officer of the first day
 * is named by grade and place, `PO-13`; the names of others say where they came from.
 */

/** The source and birth that random numbers are keyed by. */
export interface Identity {
  readonly source: number;
  readonly birth: number;
}

const kindOfSentence = ['community', 'suspended', 'custody'] as const;
/** Births of the start state, as `cases-at-start.ts` gives them; those of licences begin apart. */
const firstLicence = 1_000_000;
/** Places in a day, or in a month of recruits. */
const places = 4096;

/** The name of a case of the unit that is being simulated. */
export function nameOfCase({ calendar, unit }: Service, { source, birth }: Identity): string {
  const sentence = source - sourceOfCases(unit, 0);
  if (birth >= 0)
    return `${kindOfSentence[sentence]}-${calendar.isoOf(Math.floor(birth / places))}-${(birth % places) + 1}`;
  return birth <= -firstLicence
    ? `licence-start-${1 - firstLicence - birth}`
    : `${kindOfSentence[sentence]}-start-${-birth}`;
}

/** The case that a name means in the unit that is being simulated; absent where it is the name of no case. */
export function caseNamed({ calendar, unit }: Service, name: string): Identity | undefined {
  const [, kind, since, number] =
    /^(community|suspended|custody|licence)-(start|\d{4}-\d{2}-\d{2})-([1-9]\d{0,5})$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const isLicence = kind === 'licence';
  const source = sourceOfCases(
    unit,
    isLicence ? Sentence.custodial : kindOfSentence.indexOf(kind as (typeof kindOfSentence)[number]),
  );
  if (since === 'start') return { source, birth: (isLicence ? 1 - firstLicence : 0) - Number(number) };
  const day = isLicence || Number(number) > places ? -1 : calendar.dayOf(since);
  return day < 0 ? undefined : { source, birth: day * places + Number(number) - 1 };
}

/** Births of the first day's staff and of seniors, as `staff-at-start.ts` and `posts.ts` give them. */
const ofGrade = 100_000;
const firstSenior = 1_000_000;

/** The name of an officer of the unit that is being simulated. */
export function nameOfOfficer({ officers, unit }: Service, officer: number): string {
  const birth = officers.birth[officer];
  const [group, index] = [Math.floor((-1 - birth) / places), ((-1 - birth) % places) + 1];
  switch (officers.source[officer] - sourceOfOfficers(unit, 0)) {
    case SourceOfOfficers.initial:
      return `${grades[Math.floor(birth / ofGrade)]}-${(birth % ofGrade) + 1}`;
    case SourceOfOfficers.recruited:
      if (birth < 0) return `${grades[GradeIs.PO]}-recruit-${group + 1}-${index}`;
      return birth >= firstSenior
        ? `${grades[GradeIs.SPO]}-post-${birth - firstSenior + 1}`
        : `${grades[GradeIs.PSO]}-post-${birth + 1}`;
    case SourceOfOfficers.trained:
      return birth < 0 ? `${grades[GradeIs.PQiP]}-start-${group}-${index}` : `${grades[GradeIs.PQiP]}-${birth + 1}`;
    default:
      return `agency-${birth + 1}`;
  }
}
