import { reportKinds, taskKinds } from '../../categories.ts';
import { reportPoints } from '../../rules/workload/report-points.ts';
import { numbers, quantity, withDefault } from '../definition.ts';

/** Work that arrives with a deadline, and is done before assessments and reviews. */
export const tasks = {
  reports: withDefault(
    numbers('reports a year', {
      names: reportKinds,
      least: 0,
      most: 1_000_000,
      sharedBy: 'cases',
      about: 'Reports and ARMS assessments that officers in sentence management write; court teams write the others.',
    }),
    {
      value: { oral_report: 0, fast_report: 0, standard_report: 0, parole_report: 0, arms_assessment: 0 },
      quality: 'assumed',
      plausible: [1, 1],
      note: 'Not told apart from other work.',
    },
  ),
  effort: withDefault(
    numbers('points', {
      names: taskKinds,
      least: 0,
      most: 1000,
      about: 'Points of work of one task, of which `work.points_an_hour` are an hour; a kind with 0 is left out.',
    }),
    {
      value: {
        ...reportPoints,
        oral_report: 30,
        recall_papers: 0,
        licence_warning: 0,
        breach_pack: 0,
        early_release_papers: 0,
      },
      source: 'moj-wmt',
      quality: 'published',
      note: 'Reports as the workload measure counts them, an oral one assumed; the rest is not told apart from other work.',
    },
  ),
  due: withDefault(
    numbers('working days', {
      names: taskKinds,
      least: 1,
      most: 130,
      about: 'Working days from the day on which a task arrives to that on which it is due.',
    }),
    {
      value: {
        oral_report: 1,
        fast_report: 14,
        standard_report: 21,
        parole_report: 30,
        arms_assessment: 15,
        recall_papers: 1,
        licence_warning: 2,
        breach_pack: 10,
        early_release_papers: 5,
      },
      quality: 'assumed',
      plausible: [0.5, 2],
      note: 'Court reports and breaches as published.',
    },
  ),
  licence_warnings: withDefault(
    quantity('warnings a licence-year', {
      least: 0,
      most: 20,
      about: 'Occasions for a warning a year for each person on licence in the community.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'Not told apart from other work.' },
  ),
  enforcement_gives_way: withDefault(
    quantity('exponent', {
      least: 0,
      most: 10,
      about:
        'How much licence warnings and breaches give way when officers lack time: the share that is acted on is the ' +
        'fraction of contact kept up, to this power; at 0 all are.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'Enforced as often as before, whatever the load.' },
  ),
  countersignatures: withDefault(
    quantity('a senior a week', {
      least: 0,
      most: 1000,
      about:
        'Assessments of high or very high risk that a senior countersigns in a week, before which they are not ' +
        'complete; at 0 none has to be.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'Nothing waits for a senior.' },
  ),
} as const;
