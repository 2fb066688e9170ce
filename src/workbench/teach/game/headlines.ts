import type { MetricName } from '../../../model/index.ts';

/** What a team looks at after each year: as the head of a row, and within a sentence. */
export interface Headline {
  readonly metric: MetricName;
  readonly words: string;
  readonly inSentence: string;
}

export const headlines: readonly Headline[] = [
  { metric: 'capacity.mean.all', words: 'Workload, % of capacity', inSentence: 'workload' },
  { metric: 'capacity.shareOver110', words: 'Practitioners over 110%, %', inSentence: 'practitioners over 110%' },
  { metric: 'unallocated.all', words: 'Cases without an officer', inSentence: 'cases without an officer' },
  { metric: 'reviews.missedShare', words: 'Reviews missed, %', inSentence: 'reviews missed' },
  {
    metric: 'hiddenRisk.persons',
    words: 'People whose risk is higher than recorded',
    inSentence: 'people whose risk is higher than recorded',
  },
  { metric: 'staff.inPost.PO', words: 'Probation officers in post', inSentence: 'officers in post' },
  { metric: 'staff.inPost.PQiP', words: 'Trainees in post', inSentence: 'trainees in post' },
];
