import { effectInWords, figureInWords } from '../figures.ts';
import type { Exercise } from './exercise.ts';

const first = { after: '2021-06-30', until: '2022-06-30' };
const last = { after: '2024-06-30', until: '2025-06-30' };

export const flatCaseload: Exercise = {
  id: 'flat-caseload',
  title: 'The same number of people, four years on',
  lesson: 'A flat caseload while officers drown',
  situation: [
    'A busy unit: a quarter more cases than the average one, and no more staff. Over the next years the number of people on probation here hardly changes, and trainees go on to start as they did.',
    'A workload of 100% is as much as officers have time for.',
  ],
  ask: 'Draw the mean workload of the unit’s practitioners until June 2025.',
  contrast: {
    path: 'scenarios/busy-unit.yaml',
    with: [],
    without: [
      { setting: 'loops.attrition', level: 0 },
      { setting: 'loops.burnout', level: 0 },
    ],
  },
  worlds: { with: 'as it is', without: 'if load drove nobody out' },
  metric: 'capacity.mean.all',
  metricWords: 'Workload of practitioners, % of capacity',
  typicalRun: 6,
  shownUntil: '2022-06-30',
  plane: [80, 260],
  effects: [
    { id: 'people first', words: 'People on probation, first year', metric: 'caseload.all', months: first },
    { id: 'people last', words: 'People on probation, fourth year', metric: 'caseload.all', months: last },
    { id: 'load first', words: 'Workload, first year', metric: 'capacity.mean.all', months: first },
    { id: 'load last', words: 'Workload, fourth year', metric: 'capacity.mean.all', months: last },
    { id: 'officers first', words: 'Probation officers in post, first year', metric: 'staff.inPost.PO', months: first },
    { id: 'officers last', words: 'Probation officers in post, fourth year', metric: 'staff.inPost.PO', months: last },
    {
      id: 'high first',
      words: 'Share that only a probation officer may hold, first year',
      metric: 'caseload.shareOnlyPO',
      months: first,
    },
    {
      id: 'high last',
      words: 'Share that only a probation officer may hold, fourth year',
      metric: 'caseload.shareOnlyPO',
      months: last,
    },
    { id: 'queue first', words: 'Cases without an officer, first year', metric: 'unallocated.all', months: first },
    { id: 'queue last', words: 'Cases without an officer, fourth year', metric: 'unallocated.all', months: last },
  ],
  holds: (effects) =>
    Math.abs(effects['people last']!.with / effects['people first']!.with - 1) < 0.03 &&
    effects['load last']!.with > effects['load first']!.with + 5,
  explain: (effects) => {
    const level = (id: string): string => {
      const effect = effects[id];
      return effect === undefined ? 'unknown' : figureInWords(effect.metric, effect.with);
    };
    return [
      `People on probation: ${level('people first')} in the first year and ${level('people last')} in the fourth. Workload: ${level('load first')} and ${level('load last')}. Cases without an officer: ${level('queue first')} and ${level('queue last')}. The number of people does not tell it.`,
      `Two other things do. Officers in post go from ${level('officers first')} to ${level('officers last')}; and the share of cases that only they may hold goes from ${level('high first')} to ${level('high last')}, so that the same number of people is more work for fewer.`,
      `Workload feeds itself: it makes people ill and drives them out, and those who stay carry more. Beside the same luck with both loops cut, the number of officers in post in the fourth year ${effectInWords(effects['officers last'])}, and workload ${effectInWords(effects['load last'])}.`,
      'How far this carries: the loops are at the strong end of what is plausible here, so that they can be seen, and units differ widely by luck alone: look at the band. That the share of high risk rose is published; why it rose, the model does not explain.',
    ];
  },
  sources: [
    { id: 'nao-2025-summary', says: 'that the share that only a probation officer may hold rose from 12% to 22%' },
    { id: 'hmip-hfkcw', says: 'that overload and a culture of blame drive officers out' },
    { id: 'fitzgibbon-2009', says: 'that sick days are put down to stress, in an office short of officers' },
  ],
  discussion: {
    ask: 'Which figure would you ask for beside the caseload?',
    likely: 'Most draw a flat line: the same number of people, the same work.',
    pitfall:
      'Do not say that flat caseloads always hide this: with loops of ordinary strength the workload of this unit does not rise.',
  },
};
