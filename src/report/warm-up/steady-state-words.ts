import type { Trend, WarmUp } from '../../experiment/index.ts';
import { steadyWithin, warmUpOf } from '../../experiment/index.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
import { listInWords } from '../words/lists.ts';
import { formatDifference, formatPercentage, formatWithUnit } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { keySubjects } from '../words/subject.ts';

/** Whether a study is of the course from its start or of the long run, in a plain sentence. */
export function studyKindInWords({ sets }: ReportInput): string {
  const [{ scenario }] = sets;
  return sets.some((set) => set.scenario.steadyState)
    ? 'This is a steady-state study: the warm-up months are left out of the means in steady-state.csv ' +
        'and kept in all other tables and charts.'
    : `This is a terminating study: it starts from the state of the service on ${formatDate(scenario.start)} and ` +
        'reports what happens from then on, so there is no warm-up to leave out.';
}

/** A key measure with its warm-up. */
export interface SubjectWarmUp {
  readonly subject: Subject;
  readonly warmUp: WarmUp;
}

/** The warm-up of each key measure of a scenario that asks for a steady state; none where it does not. */
export const warmUpsOf = ({ scenario, results }: ScenarioResults): SubjectWarmUp[] =>
  scenario.steadyState !== true
    ? []
    : keySubjects.flatMap((subject) => {
        const warmUp = warmUpOf(results, subject.metric);
        return warmUp === undefined ? [] : [{ subject, warmUp }];
      });

/** How long the warm-ups are, which measures are steady after it, and which go on changing or find no end of it. */
export function warmUpFindings({ sets }: ReportInput): string[] {
  return sets.flatMap((set) => {
    const all = warmUpsOf(set);
    if (all.length === 0) return [];
    const { name } = set.scenario;
    const of = (verdict: Trend['verdict']): SubjectWarmUp[] =>
      all.filter(({ warmUp }) => warmUp.trend?.verdict === verdict);
    const constant = of('constant');
    const steady = of('steady');
    const open = of('no trend found');
    const moving = [...of('rising'), ...of('falling')];
    const notFound = all.filter(({ warmUp }) => warmUp.trend === undefined);
    const longest = steady.reduce<SubjectWarmUp | undefined>(
      (a, b) => (a === undefined || b.warmUp.months! > a.warmUp.months! ? b : a),
      undefined,
    );
    const withTrend = (some: readonly SubjectWarmUp[]): string =>
      some.map(({ subject, warmUp }) => `${subject.words} (${changeInWords(warmUp.trend!, subject.unit)})`).join('; ');
    return [
      ...(longest === undefined
        ? []
        : [
            `‘${name}’ reaches a steady state within ${longest.warmUp.months} months (MSER-5 rule) in ${steady.length} ` +
              `of ${all.length} key measures; the last to settle is ${longest.subject.words}. From then on each ` +
              `changes by less than ${formatPercentage(steadyWithin)} of its level.`,
          ]),
      ...(constant.length === 0
        ? []
        : [
            `Constant in ‘${name}’: ` +
              `${listInWords(constant.map(({ subject, warmUp }) => `${subject.words} (${formatWithUnit(warmUp.trend!.level, subject.unit)})`))}, ` +
              'the same in every replication and every month that counts, so there is nothing to settle.',
          ]),
      ...(open.length === 0
        ? []
        : [
            `After the warm-up of ‘${name}’ no trend was found in ${withTrend(open)}, but more than ` +
              `${formatPercentage(steadyWithin)} of the level is possible: simulate more replications to tell.`,
          ]),
      ...(moving.length === 0
        ? []
        : [
            `Not steady in ‘${name}’: after the months that MSER-5 leaves out, ${withTrend(moving)}. Simulate more ` +
              'years, or accept that these measures keep changing.',
          ]),
      ...(notFound.length === 0
        ? []
        : [
            `No steady state was found in ‘${name}’ for ${notFound.map(({ subject }) => subject.words).join('; ')}: by ` +
              'the MSER-5 rule most of the run would be warm-up. Simulate more years, or accept that these measures ' +
              'keep changing.',
          ]),
    ];
  });
}

/** A trend below the title of a panel: `Still rising: +12 over the months that count (95% interval +8 to +16)`. */
export function trendInWords(trend: Trend, { unit }: Subject): string {
  if (trend.verdict === 'constant') return 'Constant: the same in every month that counts';
  const change = `${changeInWords(trend, unit)} over the months that count`;
  if (trend.verdict === 'steady') return `Steady: ${change}`;
  return trend.verdict === 'no trend found' ? `No trend found: ${change}` : `Still ${trend.verdict}: ${change}`;
}

/** `+12 (+8 to +16)` */
export function changeInWords({ change }: Trend, unit: string): string {
  const { mean, lo95, hi95 } = formatDifference(change, unit);
  return lo95 === undefined ? mean : `${mean} (${lo95} to ${hi95})`;
}
