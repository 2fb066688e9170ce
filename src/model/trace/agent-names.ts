import { isIsoDate } from '../time/civil-date.ts';
import { Sentence } from '../state/cases.ts';
import { GradeIndex } from '../state/practitioners.ts';
import { mostPerPeriod, periodOf, rankOf, serialNumberIn } from '../state/draws.ts';
import { holdersBefore, numbersPerGrade, OfficerSource, sourceOf } from '../state/officer-keys.ts';
import type { Service } from '../service.ts';
import { grades } from '../categories.ts';
import type { OfficerId } from '../state/identity.ts';

/**
 * Names of agents: the same person has the same name, and the same random numbers, in every scenario with the same seed
 * and replication.
 *
 * A case is named by its kind, the day of its sentence and its rank among the starts of that day,
 * `community-2022-03-14-1`, or by its rank in the stock of the start, `licence-start-12`. An officer of the first day
 * is named by grade and rank, `PSO-13`, and those who follow in the same post `PSO-13-holder-2` and so on; the names of
 * others say where and when they came from. Whoever has come from another unit keeps the name, with that unit added:
 * `PO-13-of-London-03`.
 */

/** The source and serial number that random numbers are keyed by. */
export interface AgentKey {
  readonly source: number;
  readonly serialNumber: number;
}

const kindsOfSentence = ['community', 'suspended', 'custody'] as const;
/** Serial numbers of the start state, as `starting-cases.ts` gives them; those of licences begin apart. */
const firstLicenceNumber = 1_000_000;

/** The name of a case of the unit that is being simulated. */
export function nameOfCase({ calendar }: Service, { source: sentence, serialNumber }: AgentKey): string {
  if (serialNumber >= 0)
    return `${kindsOfSentence[sentence]}-${calendar.isoOf(periodOf(serialNumber))}-${rankOf(serialNumber) + 1}`;
  return serialNumber <= -firstLicenceNumber
    ? `licence-start-${1 - firstLicenceNumber - serialNumber}`
    : `${kindsOfSentence[sentence]}-start-${-serialNumber}`;
}

/** The case that a name means in the unit that is being simulated; absent where it is the name of no case. */
export function parseCaseName({ calendar }: Service, name: string): AgentKey | undefined {
  const [, kind, since, number] =
    /^(community|suspended|custody|licence)-(start|\d{4}-\d{2}-\d{2})-([1-9]\d{0,5})$/.exec(name) ?? [];
  if (kind === undefined) return undefined;
  const isLicence = kind === 'licence';
  const source = isLicence ? Sentence.custodial : kindsOfSentence.indexOf(kind as (typeof kindsOfSentence)[number]);
  if (since === 'start') return { source, serialNumber: (isLicence ? 1 - firstLicenceNumber : 0) - Number(number) };
  const isNobody = isLicence || Number(number) > mostPerPeriod || !isIsoDate(since);
  const day = isNobody ? -1 : calendar.dayOf(since);
  return day < 0 ? undefined : { source, serialNumber: serialNumberIn(day, Number(number) - 1) };
}

/** The name of an officer of the unit, with the unit that the name is of where that is another. */
export function nameOfOfficer(service: Service, officer: OfficerId): string {
  const origin = service.officers.originOf(officer);
  const name = nameWhereFirstInPost(service, officer);
  return origin === undefined ? name : `${name}-of-${origin.name.replaceAll(' ', '-')}`;
}

function nameWhereFirstInPost({ calendar, officers }: Service, officer: OfficerId): string {
  const serialNumber = officers.serialNumber[officer];
  const source = officers.source[officer];
  const before = holdersBefore(source);
  const inPost = before === 0 ? '' : `-holder-${before + 1}`;
  const [period, rank] = periodAndRank(serialNumber);
  const onDay = `${calendar.isoOf(Math.max(0, period))}-${rank}`;
  switch (sourceOf(source)) {
    case OfficerSource.initial:
      return `${grades[Math.floor(serialNumber / numbersPerGrade)]}-${(serialNumber % numbersPerGrade) + 1}${inPost}`;
    case OfficerSource.recruited:
      return `${grades[GradeIndex.PO]}-recruit-${period + 1}-${rank}`;
    case OfficerSource.trained:
      return `${grades[GradeIndex.PQiP]}-${serialNumber < 0 ? `start-${period}-${rank}` : onDay}`;
    case OfficerSource.agency:
      return `agency-${onDay}`;
    case OfficerSource.newServicesPost:
      return `${grades[GradeIndex.PSO]}-post-${onDay}${inPost}`;
    default:
      return `${grades[GradeIndex.SPO]}-post-${onDay}${inPost}`;
  }
}

/** The period of a serial number and the rank in it, from 1; negative ones are of periods of their own. */
function periodAndRank(serialNumber: number): [period: number, rank: number] {
  const number = serialNumber < 0 ? -1 - serialNumber : serialNumber;
  return [periodOf(number), rankOf(number) + 1];
}
