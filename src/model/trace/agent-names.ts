import { Sentence } from '../state/cases.ts';
import { GradeIndex } from '../state/practitioners.ts';
import { caseSourceKey } from '../processes/cases/new-case.ts';
import { officerSourceKey, OfficerSource } from '../processes/staff/officers.ts';
import type { Service } from '../service.ts';
import { grades } from '../categories.ts';
import type { OfficerId } from '../state/identity.ts';

/**
 * Names of agents: the same person has the same name, and the same random numbers, in every scenario with the same seed and
 * replication.
 *
 * A case is named by its kind, the day of its sentence and its rank among the starts of that day,
 * `community-2022-03-14-1`, or by its rank in the stock of the start, `licence-start-12`. An officer of the first day
 * is named by grade and rank, `PO-13`; the names of others say where they came from.
 */

/** The source and serial number that random numbers are keyed by. */
export interface AgentKey {
  readonly source: number;
  readonly serialNumber: number;
}

const kindsOfSentence = ['community', 'suspended', 'custody'] as const;
/** Serial numbers of the start state, as `starting-cases.ts` gives them; those of licences begin apart. */
const firstLicenceNumber = 1_000_000;
/** Serial numbers of a day, or of a month of recruits. */
const numbersPerPeriod = 4096;

/** The name of a case of the unit that is being simulated. */
export function nameOfCase({ calendar, unit }: Service, { source, serialNumber }: AgentKey): string {
  const sentence = source - caseSourceKey(unit, 0);
  if (serialNumber >= 0)
    return `${kindsOfSentence[sentence]}-${calendar.isoOf(Math.floor(serialNumber / numbersPerPeriod))}-${(serialNumber % numbersPerPeriod) + 1}`;
  return serialNumber <= -firstLicenceNumber
    ? `licence-start-${1 - firstLicenceNumber - serialNumber}`
    : `${kindsOfSentence[sentence]}-start-${-serialNumber}`;
}

/** The case that a name means in the unit that is being simulated; absent where it is the name of no case. */
export function parseCaseName({ calendar, unit }: Service, name: string): AgentKey | undefined {
  const [, kind, since, number] =
    /^(community|suspended|custody|licence)-(start|\d{4}-\d{2}-\d{2})-([1-9]\d{0,5})$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const isLicence = kind === 'licence';
  const source = caseSourceKey(
    unit,
    isLicence ? Sentence.custodial : kindsOfSentence.indexOf(kind as (typeof kindsOfSentence)[number]),
  );
  if (since === 'start') return { source, serialNumber: (isLicence ? 1 - firstLicenceNumber : 0) - Number(number) };
  const day = isLicence || Number(number) > numbersPerPeriod ? -1 : calendar.dayOf(since);
  return day < 0 ? undefined : { source, serialNumber: day * numbersPerPeriod + Number(number) - 1 };
}

/** Births of the first day's staff and of seniors, as `staff-at-start.ts` and `posts.ts` give them. */
const numbersPerGrade = 100_000;
const firstSeniorNumber = 1_000_000;

/** The name of an officer of the unit that is being simulated. */
export function nameOfOfficer({ officers, unit }: Service, officer: OfficerId): string {
  const serialNumber = officers.serialNumber[officer];
  const [group, index] = [
    Math.floor((-1 - serialNumber) / numbersPerPeriod),
    ((-1 - serialNumber) % numbersPerPeriod) + 1,
  ];
  switch (officers.source[officer] - officerSourceKey(unit, 0)) {
    case OfficerSource.initial:
      return `${grades[Math.floor(serialNumber / numbersPerGrade)]}-${(serialNumber % numbersPerGrade) + 1}`;
    case OfficerSource.recruited:
      if (serialNumber < 0) return `${grades[GradeIndex.PO]}-recruit-${group + 1}-${index}`;
      return serialNumber >= firstSeniorNumber
        ? `${grades[GradeIndex.SPO]}-post-${serialNumber - firstSeniorNumber + 1}`
        : `${grades[GradeIndex.PSO]}-post-${serialNumber + 1}`;
    case OfficerSource.trained:
      return serialNumber < 0
        ? `${grades[GradeIndex.PQiP]}-start-${group}-${index}`
        : `${grades[GradeIndex.PQiP]}-${serialNumber + 1}`;
    default:
      return `agency-${serialNumber + 1}`;
  }
}
