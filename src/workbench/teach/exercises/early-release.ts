import { formatFigure } from '../../../report/index.ts';
import { effectInWords, figureInWords } from '../figures.ts';
import type { Exercise } from './exercise.ts';

const from = '2022-07-01';
const month = { after: '2022-06-30', until: '2022-07-31' };
const second = { after: '2022-07-31', until: '2022-08-31' };
const later = { after: '2023-06-30', until: '2024-06-30' };

export const earlyRelease: Exercise = {
  id: 'early-release',
  title: 'Release two months early',
  lesson: 'Why early release feels larger than it is',
  situation: [
    'An average unit. From 1 July 2022, in this world, nearly eight in ten prisoners come out 67 days sooner than they would have, as under the scheme of 2024. Their supervision ends when it would have ended.',
    'So in the first month many more people are released than usual.',
  ],
  ask: 'Draw how many people the unit supervises in the community until June 2024.',
  contrast: {
    path: 'scenarios/one-unit.yaml',
    with: [
      { setting: 'demand.early_release_share', from, level: 0.78 },
      { setting: 'demand.early_release_days', from, level: 67 },
    ],
    without: [],
  },
  worlds: { with: 'early release', without: 'release as usual' },
  metric: 'caseload.community',
  metricWords: 'People supervised in the community',
  typicalRun: 11,
  shownUntil: '2022-06-30',
  plane: [1300, 2300],
  effects: [
    { id: 'released', words: 'People released in the first month', metric: 'releases', months: month },
    { id: 'then', words: 'People released in the second month', metric: 'releases', months: second },
    { id: 'late', words: 'Tasks done late in the first month', metric: 'tasks.late', months: month },
    { id: 'people', words: 'People in the community, second month', metric: 'caseload.community', months: second },
    { id: 'people later', words: 'People in the community, second year', metric: 'caseload.community', months: later },
    { id: 'all', words: 'People on probation, prison included, second year', metric: 'caseload.all', months: later },
    { id: 'load', words: 'Workload, second month', metric: 'capacity.mean.all', months: second },
    { id: 'load later', words: 'Workload, second year', metric: 'capacity.mean.all', months: later },
    { id: 'missed', words: 'Reviews missed, second year', metric: 'reviews.missedShare', months: later },
  ],
  holds: ({ released, people }) =>
    (released?.isTold ?? false) &&
    released!.with > 1.8 * released!.without &&
    people !== undefined &&
    people.difference > 0 &&
    people.difference < 0.08 * people.without,
  explain: (effects) => {
    const { released, then, late, people, load, missed } = effects;
    if (released === undefined || people === undefined || load === undefined) return [];
    const times = (released.with / released.without).toFixed(1);
    const share = ((100 * people.difference) / people.without).toFixed(0);
    const ofLoad = ((100 * load.difference) / load.without).toFixed(0);
    return [
      `It feels large, because all that will come sooner comes at once: in the first month ${figureInWords(released.metric, released.with)} are released, against ${formatFigure(released.without, 'people')}, ${times} times as many. The number of tasks done late that month ${effectInWords(late)}. In the second month the number released ${effectInWords(then)}: the rush is over.`,
      `It is smaller than it feels. People who come out early are people who would have come out: 67 days of each are added, and no more. The number in the community ${effectInWords(people)}, ${share}% more, and stays there: in the second year it ${effectInWords(effects['people later'])}. Officers knew most of them, for a case is handed over eight months before release: the number on probation, prison included, ${effectInWords(effects.all)}.`,
      `It is not nothing, and it stays where few look. Workload is ${ofLoad}% higher in the second month, and does not go away: in the second year it ${effectInWords(effects['load later'])}. What gives way is reviews: the share missed ${effectInWords(missed)}.`,
    ];
  },
  sources: [
    { id: 'webster-releases', says: 'how many were released under the schemes of 2023 to 2025' },
    { id: 'omsq', says: 'how many are released in a quarter' },
  ],
  discussion: {
    ask: 'Why is a step in the flow not a step of the same size in the stock?',
    likely: 'Many let the line climb for two years, as if each month brought the first month’s rush again.',
    pitfall:
      'The days early are the same for all; housing, benefits and the mood of the first weeks are not in the model, and they are work too.',
  },
};
