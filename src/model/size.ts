import type { Scopes } from './area.ts';
import type { ServiceInput } from './input.ts';
import { metrics } from './metrics.ts';
import { onceShortAreSuspended } from './rules/demand/short-sentences.ts';
import { numbersPerGrade } from './state/officer-keys.ts';
import { haveToPlanTogether } from './parameters/planning-settings.ts';

/** Open cases and officers that a scenario needs room for, by Little's law; arrays grow if it turns out to be more. */
export function sizesOf({ parameters, years }: ServiceInput): { cases: number; officers: number } {
  const { demand, supervision, staff, training, organisation } = onceShortAreSuspended(parameters);
  const stock =
    (demand.community_orders * supervision.community_order_length +
      demand.suspended_sentence_orders * supervision.suspended_sentence_order_length +
      demand.custodial_sentences * (supervision.custody_length + supervision.licence_length)) /
    12;
  const inPost =
    staff.probation_officers +
    staff.probation_services_officers +
    staff.senior_probation_officers +
    staff.agency_officers;
  const officers = inPost * 1.2 + years * (training.places + inPost * 0.1);
  return {
    cases: Math.ceil(stock * organisation.share_of_service * 1.1) + 256,
    officers: Math.ceil(officers * organisation.share_of_service) + 64,
  };
}

/** Bytes of a case in its record and in events scheduled for it, and of an officer. */
const bytesPerCase = 192 + 4 * 24;
const bytesPerOfficer = 384;
/**
 * Where units plan together, each has days of its own to put events on, which are filled less well than those of one
 * unit after another. Measured: `test/invariants/planning.test.ts` holds the forecast to the arrays of a run.
 */
const bytesPerUnit = 300_000;
const bytesPerCaseTogether = 192 + 8 * 24;
/** The largest delivery unit has at most so many times the cases of the average one, by the spread of sizes. */
const largestToAverage = 4;

/**
 * Memory of one replication, in bytes, with what it is for and the setting that decides it. One delivery unit is in
 * memory at a time, unless they plan together: then all are.
 */
export function memoryOf(input: ServiceInput): { bytes: number; because: string; setting: string } {
  const { cases, officers } = sizesOf(input);
  const units = unitsOf(input);
  if (haveToPlanTogether(input))
    return {
      bytes: units * bytesPerUnit + cases * bytesPerCaseTogether + officers * bytesPerOfficer,
      because:
        `The delivery units plan together and are in memory at once, with about ${Math.round(cases / 1000)} thousand ` +
        'open cases: cases a year times their length, by the share of the service.',
      setting: 'organisation.share_of_service',
    };
  const share = shareOfLargestUnit(input);
  return {
    bytes: share * (cases * bytesPerCase + officers * bytesPerOfficer),
    because:
      `The largest delivery unit would hold about ${Math.round((share * cases) / 1000)} thousand open cases ` +
      'at once: cases a year times their length, by the share of the service and the number of units.',
    setting: 'organisation.share_of_service',
  };
}

/** Bytes of the count of one area for one month: see `AreaMonth`. */
const bytesPerAreaMonth = 6_000;

/** What each of several scenarios that are simulated together takes, in bytes: its units in memory, and its counts. */
export function memoryTogether(input: ServiceInput, scopes: Scopes): number {
  const regions = Object.keys(input.parameters.organisation.delivery_units).length;
  const areas = 1 + regions + (scopes === 'pdu' ? unitsOf(input) : 0);
  return memoryOf(input).bytes + areas * Math.ceil(input.years * 12) * bytesPerAreaMonth;
}

/**
 * Who would be more in the largest delivery unit than their random numbers can tell apart, and how many are expected;
 * absent where there is room for all.
 */
export function tooManyInOneUnit(
  input: ServiceInput,
): { people: 'open cases' | 'staff'; expected: number; most: number } | undefined {
  const { cases, officers } = sizesOf(input);
  const share = shareOfLargestUnit(input);
  const expected = { 'open cases': share * cases, staff: share * officers };
  const people = expected['open cases'] > mostInOneUnit['open cases'] ? 'open cases' : 'staff';
  if (expected[people] <= mostInOneUnit[people]) return undefined;
  return { people, expected: expected[people], most: mostInOneUnit[people] };
}

/** Serial numbers of cases on the first day, and of the staff of a grade. */
const mostInOneUnit = { 'open cases': 1_000_000, staff: numbersPerGrade };

const unitsOf = ({ parameters }: ServiceInput): number =>
  Object.values(parameters.organisation.delivery_units).reduce((total, number) => total + Math.round(number), 0);

const shareOfLargestUnit = (input: ServiceInput): number => Math.min(1, largestToAverage / Math.max(1, unitsOf(input)));

/**
 * Memory of the results of all replications, in bytes: every figure of the service and its regions at every month end.
 */
export function memoryOfResults(
  { parameters, years }: ServiceInput,
  replications: number,
): { bytes: number; because: string; setting: string } {
  const areas = 1 + Object.keys(parameters.organisation.delivery_units).length;
  return {
    bytes: replications * Math.ceil(years * 12) * areas * metrics.length * 8,
    because:
      `The results of ${replications.toLocaleString('en-GB')} replications of ${years} years are kept until ` +
      'the last is done.',
    setting: 'run.replications',
  };
}
