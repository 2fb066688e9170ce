import type { WarmUp } from '../../experiment/index.ts';
import { warmUpOf } from '../../experiment/index.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
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

/** How long the warm-ups are, and which measures find no steady state. */
export function warmUpFindings({ sets }: ReportInput): string[] {
  return sets.flatMap((set) => {
    const all = warmUpsOf(set);
    const found = all.filter(({ warmUp }) => warmUp.months !== undefined);
    const notFound = all.filter(({ warmUp }) => warmUp.months === undefined).map(({ subject }) => subject.words);
    if (all.length === 0) return [];
    const longest = found.reduce<SubjectWarmUp | undefined>(
      (a, b) => (a === undefined || b.warmUp.months! > a.warmUp.months! ? b : a),
      undefined,
    );
    const { name } = set.scenario;
    return [
      ...(longest === undefined
        ? []
        : [
            `‘${name}’ reaches a steady state within ${longest.warmUp.months} months (MSER-5 rule); ` +
              `the last measure to settle is ${longest.subject.words}.`,
          ]),
      ...(notFound.length === 0
        ? []
        : [
            `No steady state was found in ‘${name}’ for ${notFound.join('; ')}: by the MSER-5 rule most of the run ` +
              'would be warm-up. Simulate more years, or accept that these measures keep changing.',
          ]),
    ];
  });
}
