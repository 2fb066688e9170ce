import { effectInWords } from '../figures.ts';
import type { Exercise } from './exercise.ts';

const from = '2026-07-01';
const first = { after: '2026-06-30', until: '2027-06-30' };
const last = { after: '2028-06-30', until: '2029-06-30' };

export const ceiling: Exercise = {
  id: 'ceiling',
  title: 'A limit on what an officer carries',
  lesson: 'Whom a ceiling helps and whom it hurts',
  situation: [
    'In this unit every fourth post of a probation officer is vacant. Today managers go above 110% of capacity where cases wait, so hardly any case waits.',
    'From July 2026 they keep the line: nobody is given a case that would take them above 110%, and no high-risk case goes to someone who may not hold it.',
  ],
  ask: 'Draw how many cases have no officer until June 2029.',
  contrast: {
    path: 'scenarios/pressed-unit-now.yaml',
    with: [
      { setting: 'allocation.most_ceiling', from, level: 1.1 },
      { setting: 'loops.training_drag', from, level: 0 },
      { setting: 'allocation.may_break_policy', from, level: 0 },
    ],
    without: [],
  },
  worlds: { with: 'hard ceiling', without: 'ceiling that bends' },
  metric: 'unallocated.all',
  metricWords: 'Cases without an officer',
  typicalRun: 15,
  shownUntil: '2026-06-30',
  plane: [0, 500],
  effects: [
    {
      id: 'over',
      words: 'Practitioners over 110%, first year',
      metric: 'capacity.shareOver110',
      months: first,
      group: 'officers',
    },
    {
      id: 'load',
      words: 'Workload of probation officers, first year',
      metric: 'capacity.mean.PO',
      months: first,
      group: 'officers',
    },
    {
      id: 'officers',
      words: 'Probation officers in post, third year',
      metric: 'staff.inPost.PO',
      months: last,
      group: 'officers',
    },
    {
      id: 'queue',
      words: 'Cases without an officer, first year',
      metric: 'unallocated.all',
      months: first,
      group: 'people on probation',
    },
    {
      id: 'high',
      words: 'of these of high or very high risk, first year',
      metric: 'unallocated.high',
      months: first,
      group: 'people on probation',
    },
    {
      id: 'wait',
      words: 'Time to an officer, the slowest tenth, first year',
      metric: 'timeToAllocation.p90',
      months: first,
      group: 'people on probation',
    },
    {
      id: 'missed',
      words: 'Reviews missed, first year',
      metric: 'reviews.missedShare',
      months: first,
      group: 'both',
    },
    {
      id: 'hidden',
      words: 'People whose risk is higher than recorded, first year',
      metric: 'hiddenRisk.persons',
      months: first,
      group: 'people on probation',
    },
    {
      id: 'queue last',
      words: 'Cases without an officer, third year',
      metric: 'unallocated.all',
      months: last,
      group: 'people on probation',
    },
  ],
  holds: ({ over, queue }) =>
    (over?.isTold ?? false) && over!.difference < 0 && (queue?.isTold ?? false) && queue!.difference > 0,
  explain: (effects) => {
    const { over, load, officers, queue, high, wait, missed, hidden } = effects;
    return [
      `It helps officers, and soon: in the first year the share of them over 110% ${effectInWords(over)}, and the workload of probation officers ${effectInWords(load)}. In the third year the number in post ${effectInWords(officers)}, since fewer are driven out.`,
      `It hurts those who wait. In the first year the number of cases without an officer ${effectInWords(queue)}, and of high or very high risk the number ${effectInWords(high)}. The time to an officer, for the slowest tenth, ${effectInWords(wait)}. The work has not gone: the bending ceiling showed it in workloads, the hard one shows it in the queue.`,
      `For the unit as a whole it decides little: the share of reviews missed ${effectInWords(missed)}, since nobody reviews a case that waits, and the number of people whose risk is higher than recorded ${effectInWords(hidden)}. By the third year the queue ${effectInWords(effects['queue last'])}; as officers qualify, it shrinks by itself.`,
    ];
  },
  sources: [
    { id: 'pq-172934', says: 'that above 110% the service calls a workload excessive' },
    { id: 'bbc-2023-01', says: 'that most units were over capacity while few cases waited' },
  ],
  discussion: {
    ask: 'Who in the room would choose the hard ceiling, and who carries the risk then?',
    likely:
      'Many draw a small rise, by the share over 110%; few expect that so many of those who wait are of high risk.',
    pitfall:
      'The model has no waiting list duty officer: a case without an officer gets no contact at all. In practice somebody does the least that must be done.',
  },
};
