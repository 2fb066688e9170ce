import {
  criteriaOf,
  limitsOf,
  measureText,
  monthAfter,
  readCriterion,
  statesWhen,
  whyNotInRun,
  whyUnmeasurable,
} from '../../experiment/index.ts';
import type { Criterion, GivenWindow, MonthWindow } from '../../experiment/index.ts';
import { nearestName } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Scopes } from '../../experiment/index.ts';
import { UsageError } from '../errors.ts';
import { didYouMean } from '../words.ts';
import { assertReported } from './measurability.ts';

/** What thresholds are read from. */
export interface CriteriaRequest {
  /** As `--threshold` gives them; absent where scenarios set them. */
  readonly threshold: readonly string[] | undefined;
  /** The months that an option gives. */
  readonly given: GivenWindow | undefined;
  /** In place of an option: the months of a threshold that does not say itself when it applies. */
  readonly otherwise?: MonthWindow;
  readonly scope: Scopes;
}

/**
 * The thresholds of `--threshold`, or of the scenarios. Throws a UsageError where there is none, where one cannot be
 * understood, or where a scenario has not the area or the month that one is about.
 */
export function readCriteria(
  { threshold, given, otherwise, scope }: CriteriaRequest,
  files: readonly string[],
  scenarios: readonly Scenario[],
): Criterion[] {
  const criteria =
    threshold === undefined
      ? criteriaOf({ thresholds: limitsOf(scenarios) }, given ?? otherwise)
      : threshold.map((each) => criterionOf(each, given, otherwise));
  if (criteria.length === 0)
    throw new UsageError(
      `${files.join(' and ')} ${files.length === 1 ? 'sets' : 'set'} no thresholds. Give one, such as --threshold ` +
        "'unallocated.all<=20', or write thresholds: into the scenario.",
    );
  for (const criterion of criteria) for (const scenario of scenarios) assertJudged(criterion, scenario, scope);
  return criteria;
}

function criterionOf(text: string, given: GivenWindow | undefined, otherwise: MonthWindow | undefined): Criterion {
  const reading = readCriterion(text, given);
  if (!reading.ok) {
    const { problem, name, known = [] } = reading;
    throw new UsageError(
      `--threshold: ${problem}${didYouMean(name === undefined ? undefined : nearestName(name, known), '"')}`,
    );
  }
  const { criterion } = reading;
  return given === undefined && otherwise !== undefined && !statesWhen(text)
    ? { ...criterion, ...otherwise }
    : criterion;
}

function assertJudged({ measure, since, until }: Criterion, scenario: Scenario, scope: Scopes): void {
  assertReported(measure, scope, `The threshold of ${measureText(measure)}`);
  const because =
    whyUnmeasurable(measure, scenario) ??
    [since, until].flatMap((when) => (when === undefined ? [] : (whyNotInRun(when, scenario) ?? [])))[0];
  if (because !== undefined)
    throw new UsageError(`The threshold of ${measureText(measure)} cannot be assessed. ${because}`);
}

/** A window of months as `--over` gives it: `2027-01..2030-06`. */
export function readOver(text: string): GivenWindow {
  const [, since, until] = /^\s*(\d{4}-(?:0[1-9]|1[0-2]))\s*\.\.\s*(\d{4}-(?:0[1-9]|1[0-2]))\s*$/.exec(text) ?? [];
  if (since === undefined) throw new UsageError(`--over must be two months such as 2027-01..2030-06; found "${text}".`);
  if (until < since)
    throw new UsageError(`--over must end after it begins; found "${text}". Write ${until}..${since}.`);
  return { since, until, option: '--over' };
}

/** All months of a run. */
export function wholeRun({ start, years }: Scenario): MonthWindow {
  const months = Math.max(1, Math.floor(years * 12 + 1e-9));
  return { since: monthAfter(start, 0), until: monthAfter(start, months - 1) };
}
