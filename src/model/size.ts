import type { ServiceInput } from './input.ts';

/** Open cases and officers that a scenario needs room for, by Little's law; arrays grow if it turns out to be more. */
export function sizesOf({ parameters, years }: ServiceInput): { cases: number; officers: number } {
  const { demand, supervision, staff, training, organisation } = parameters;
  const stock =
    (demand.community_orders * supervision.community_order_length +
      demand.suspended_sentence_orders * supervision.suspended_sentence_order_length +
      demand.custodial_sentences * (supervision.custody_length + supervision.licence_length)) /
    12;
  const inPost = staff.probation_officers + staff.probation_services_officers + staff.senior_probation_officers + staff.agency_officers;
  const officers = inPost * 1.2 + years * (training.places + inPost * 0.1);
  return {
    cases: Math.ceil(stock * organisation.share_of_service * 1.1) + 256,
    officers: Math.ceil(officers * organisation.share_of_service) + 64,
  };
}

/** Bytes of one case and one officer in arrays, and of the events arranged for a case. */
const bytesOfCase = 192;
const eventsOfCase = 4 * 36;
const bytesOfOfficer = 288;

/** Memory of one replication, in bytes, and the setting that decides it. */
export function memoryOf(input: ServiceInput): { bytes: number; because: string; setting: string } {
  const { cases, officers } = sizesOf(input);
  return {
    bytes: cases * (bytesOfCase + eventsOfCase) + officers * bytesOfOfficer,
    because: `It would hold about ${Math.round(cases / 1.1 / 1000)} thousand open cases at once.`,
    setting: 'organisation.share_of_service',
  };
}
