import { effectInWords, figureInWords } from '../figures.ts';
import type { Exercise } from './exercise.ts';

const loadedFrom = (from: string, ceiling: number, drag: number) => [
  { setting: 'allocation.trainee_ceiling', from, level: ceiling },
  { setting: 'loops.training_drag', from, level: drag },
];

export const extraHands: Exercise = {
  id: 'extra-hands',
  title: 'Trainees in a unit under pressure',
  lesson: 'Trainees as extra hands',
  situation: [
    'This unit has a quarter more cases than the average one, and cases wait for an officer. From July 2022 its managers ask trainees to help: they carry cases up to 130% of the time that they have, and more as the queue grows.',
    'Some fourteen trainees a year start in 2022; they qualify 15 or 21 months later.',
  ],
  ask: 'Draw how many probation officers the unit has in post until June 2025.',
  contrast: {
    path: 'scenarios/busy-unit.yaml',
    with: loadedFrom('2022-07-01', 1.3, 1),
    without: loadedFrom('2022-07-01', 0.7, 0),
  },
  worlds: { with: 'extra hands', without: 'protected, at most 70%' },
  elsewhere: {
    words: 'an understaffed unit of 2025, with loops of ordinary strength',
    path: 'scenarios/pressed-unit-now.yaml',
    with: loadedFrom('2026-07-01', 1.3, 1),
    without: loadedFrom('2026-07-01', 0.7, 0),
  },
  metric: 'staff.inPost.PO',
  metricWords: 'Probation officers in post, full-time equivalents',
  typicalRun: 12,
  shownUntil: '2022-06-30',
  plane: [0, 70],
  effects: [
    {
      id: 'queue first',
      words: 'Cases without an officer, first year',
      metric: 'unallocated.all',
      months: { after: '2022-06-30', until: '2023-06-30' },
    },
    {
      id: 'queue last',
      words: 'Cases without an officer, third year',
      metric: 'unallocated.all',
      months: { after: '2024-06-30', until: '2025-06-30' },
    },
    {
      id: 'cases',
      words: 'Cases for each trainee, first year',
      metric: 'caseload.perPQiP',
      months: { after: '2022-06-30', until: '2023-06-30' },
    },
    {
      id: 'trainees',
      words: 'Trainees in post, second year',
      metric: 'staff.inPost.PQiP',
      months: { after: '2023-06-30', until: '2024-06-30' },
    },
    {
      id: 'officers',
      words: 'Probation officers in post, third year',
      metric: 'staff.inPost.PO',
      months: { after: '2024-06-30', until: '2025-06-30' },
    },
    {
      id: 'officers elsewhere',
      words: 'Probation officers in post, third year',
      metric: 'staff.inPost.PO',
      months: { after: '2028-06-30', until: '2029-06-30' },
      elsewhere: true,
    },
    {
      id: 'queue elsewhere',
      words: 'Cases without an officer, third year',
      metric: 'unallocated.all',
      months: { after: '2028-06-30', until: '2029-06-30' },
      elsewhere: true,
    },
  ],
  holds: (effects) =>
    (effects['queue first']?.isTold ?? false) &&
    effects['queue first']!.difference < 0 &&
    (effects.officers?.isTold ?? false) &&
    effects.officers!.difference < 0,
  explain: (effects) => {
    const { cases, trainees, officers } = effects;
    if (cases === undefined || trainees === undefined || officers === undefined) return [];
    return [
      `The relief comes at once: in the first year the queue ${effectInWords(effects['queue first'])}. Each trainee holds ${figureInWords(cases.metric, cases.with)}, where a protected one holds ${figureInWords(cases.metric, cases.without)}.`,
      `The bill comes later. Trainees who carry too much drop out: in the second year the number in post ${effectInWords(trainees)}. Who has dropped out never qualifies, so in the third year the number of officers ${effectInWords(officers)}, and the queue ${effectInWords(effects['queue last'])}. More waiting loads the next trainees more: the loop feeds itself.`,
      `How far this carries: here every feedback loop is set to the strong end of what is plausible, so that it can be seen. In an understaffed unit of now, with the loops at their ordinary strength, the same choice does little: in the third year the number of officers ${effectInWords(effects['officers elsewhere'])}, and the queue there ${effectInWords(effects['queue elsewhere'])}. How strongly load makes trainees leave is assumed, and nothing published measures it.`,
    ];
  },
  sources: [
    {
      id: 'hmpps-wf-2023-09',
      says: 'in readers’ comments, that offices short of staff load trainees like anybody else',
    },
    { id: 'pq-22021', says: 'how many trainees started, and how many resigned early' },
    { id: 'pqip-page', says: 'that training takes 15 or 21 months' },
  ],
  discussion: {
    ask: 'When would a manager who looks at the queue each month notice that something is wrong?',
    likely:
      'That the queue is shorter for a year, so that the choice looks right until those who should qualify do not.',
    pitfall:
      'It is a unit with every loop at the strong end. Show the rows for the ordinary unit before anybody quotes a number.',
  },
};
