import type { MetricName } from '../../../model/index.ts';

/** What a team looks at after each year. */
export const headlines: readonly { readonly metric: MetricName; readonly words: string }[] = [
  { metric: 'capacity.mean.all', words: 'Workload, % of capacity' },
  { metric: 'capacity.shareOver110', words: 'Practitioners over 110%, %' },
  { metric: 'unallocated.all', words: 'Cases without an officer' },
  { metric: 'reviews.missedShare', words: 'Reviews missed, %' },
  { metric: 'hiddenRisk.persons', words: 'People whose risk is higher than recorded' },
  { metric: 'staff.inPost.PO', words: 'Probation officers in post' },
  { metric: 'staff.inPost.PQiP', words: 'Trainees in post' },
];
