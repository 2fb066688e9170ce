import { effectInWords, figureInWords } from '../figures.ts';
import type { Exercise } from './exercise.ts';

const june = { after: '2023-05-31', until: '2023-06-30' };
const may = { after: '2023-04-30', until: '2023-05-31' };
const year = { after: '2023-06-30', until: '2024-06-30' };

export const shortfall: Exercise = {
  id: 'shortfall',
  title: 'The shortfall of a unit',
  lesson: 'A shortfall that jumps though nobody left',
  situation: [
    'An average unit from July 2021. Its shortfall is the number of probation officers required less those in post.',
    'Large intakes of trainees began in 2022, and the first of them qualify from the winter of 2023 on. Officers leave at the rate that they have left at since 2022.',
  ],
  ask: 'Draw how many officers the unit is short of until June 2025.',
  contrast: {
    path: 'scenarios/one-unit.yaml',
    with: [],
    without: [{ setting: 'staff.required_probation_officers', from: '2023-06-30', level: 6158 }],
  },
  worlds: { with: 'as it was', without: 'with the old target' },
  metric: 'staff.vacancies.PO',
  metricWords: 'Probation officers short, full-time equivalents',
  typicalRun: 6,
  shownUntil: '2023-05-31',
  plane: [0, 40],
  effects: [
    { id: 'may', words: 'Shortfall in May 2023', metric: 'staff.vacancies.PO', months: may },
    { id: 'june', words: 'Shortfall in June 2023', metric: 'staff.vacancies.PO', months: june },
    { id: 'required', words: 'Officers required, June 2023', metric: 'staff.required.PO', months: june },
    { id: 'officers', words: 'Officers in post, June 2023', metric: 'staff.inPost.PO', months: june },
    { id: 'leavers', words: 'Officers who left in a month, the year after', metric: 'leavers.PO', months: year },
    {
      id: 'workload',
      words: 'Workload of probation officers, the year after',
      metric: 'capacity.mean.PO',
      months: year,
    },
  ],
  holds: ({ june: at, officers, leavers }) =>
    at !== undefined && at.difference > 0 && officers?.difference === 0 && leavers?.difference === 0,
  explain: ({ may: before, june: at, required, officers, leavers, workload }) => {
    if (before === undefined || at === undefined || required === undefined || officers === undefined) return [];
    return [
      `Between May and June 2023 the shortfall goes from ${figureInWords(before.metric, before.with)} to ${figureInWords(at.metric, at.with)}, and nobody has left for it: the number of officers in post ${effectInWords(officers)}, with the new target and with the old.`,
      `The number required rose. Nationally it went from 6,158 to 6,780 officers; in this unit from ${figureInWords(required.metric, required.without)} to ${figureInWords(required.metric, required.with)}. The number of officers who left in a month of the next year ${effectInWords(leavers)}, and the workload of officers ${effectInWords(workload)}: a target moves no people and no cases.`,
      'So a shortfall is a difference of two numbers. Before it is explained by people who leave, ask which of the two has moved. Afterwards it falls again, as the large intakes qualify.',
    ];
  },
  sources: [
    { id: 'carr-2023', says: 'that the number required was 6,780 in June 2023' },
    { id: 'webster-2022-08', says: 'how the number required stood the year before' },
    { id: 'pq-22021', says: 'how many trainees started in 2022-23' },
  ],
  discussion: {
    ask: 'What would you ask before you put this jump in a headline?',
    likely: 'Most draw a slow fall, as trainees qualify. Those who draw a jump say that many must have left.',
    pitfall:
      'The model takes the target as given and does not judge it. That more officers were found to be needed may be right.',
  },
};
