import { metric } from './metric.ts';

/** Who is on probation, and by whom cases are held. */
export const caseloadMetrics = [
  metric(
    'caseload.all',
    'People on probation',
    'people',
    'at month end',
    'Open cases: supervised in the community, and in custody before release or on recall.',
  ),
  metric(
    'caseload.community',
    'People supervised in the community',
    'people',
    'at month end',
    'Court orders and licences.',
  ),
  metric('caseload.custody', 'People in custody', 'people', 'at month end', 'Before release and on recall.'),
  metric(
    'releases',
    'People released on licence',
    'people',
    'during the month',
    'First releases from a custodial sentence, early releases included. Releases after a recall are not counted, as they are not in the published count.',
  ),
  metric(
    'recalls',
    'People recalled to custody',
    'people',
    'during the month',
    'Recalls of people on licence; a person recalled again later counts again.',
  ),
  metric(
    'caseload.shareOnlyPO',
    'Share of the caseload that only a probation officer may hold',
    '%',
    'at month end',
    'Recorded risk high or very high, or MAPPA level 2 or 3, over open cases.',
  ),
  metric(
    'caseload.heldOutsidePolicy',
    'Cases held against the allocation policy',
    '%',
    'at month end',
    'Cases held by an officer who may not hold them under the policy, until a transfer or because managers broke the policy; as a share of allocated cases.',
  ),
  metric(
    'caseload.perPO',
    'Cases per probation officer',
    'cases',
    'at month end',
    'Cases held by probation officers, divided by the number of them counted in mean capacity.',
  ),
  metric(
    'caseload.perPSO',
    'Cases per probation services officer',
    'cases',
    'at month end',
    'The same, trainees not included.',
  ),
  metric(
    'caseload.largest',
    'Largest caseload of one practitioner',
    'cases',
    'at month end',
    'Cases held by the practitioner who holds the most, of all who may hold cases, including those away, trainees and agency officers. For several units, the largest in any of them.',
  ),
  metric(
    'practitionerChanges.perCase',
    'Changes of practitioner a case in a year',
    'changes a case-year',
    'during the month',
    'Allocations after the first one in the month, as a yearly rate over the allocated cases.',
  ),
] as const;
