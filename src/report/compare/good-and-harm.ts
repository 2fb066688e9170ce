import type { Difference } from '../../experiment/index.ts';
import { differenceOverTime, isSignificant } from '../../experiment/index.ts';
import { addedCostInWords } from '../costs/cost-words.ts';
import { costsOfReport } from '../costs/report-costs.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { effectInWords, effectsInWords, tellingEffects } from '../words/effects.ts';
import type { Effect } from '../words/effects.ts';
import { listInWords } from '../words/lists.ts';
import type { Subject } from '../words/subject.ts';
import { tellingSubjects } from '../words/subject.ts';
import { hasSingleReplication } from '../words/subtitle.ts';
import { endDifferences } from '../run/headline.ts';

/** So many months in a row a plan must be significantly worse before a passing harm is told. */
const fewestMonthsOfHarm = 6;

/** What a plan does to the key measures, significantly, and what it costs. */
export interface Balance {
  readonly name: string;
  /** The last month, in words. */
  readonly month: string;
  /** How many measures were looked at. */
  readonly measures: number;
  /** At the end, those for the better first. */
  readonly effects: readonly Effect[];
  /** Harm that passes before the end, in words. */
  readonly passing: readonly string[];
  /** How much more than the baseline it costs over the run, in words; absent without pay. */
  readonly cost?: string;
  /** Whether it costs significantly less. */
  readonly isCheaper: boolean;
}

/**
 * What each plan does for better and for worse: at the end, in money, and for a time before that. One replication shows
 * no difference to be significant, and gives nothing.
 */
export function balances(input: ReportInput): Balance[] {
  if (hasSingleReplication(input)) return [];
  const costs = costsOfReport(input);
  return input.sets.slice(1).map((plan, index): Balance => {
    const { name } = plan.scenario;
    const differences = tellingSubjects.flatMap((subject) => {
      const found = endDifferences(input, subject).find((each) => each.name === name);
      return found === undefined ? [] : [{ subject, difference: found.difference }];
    });
    const cost = costs[index + 1]?.addedCost;
    return {
      name,
      month: formatMonth(differences[0]?.difference.date ?? ''),
      measures: differences.length,
      effects: tellingEffects(differences),
      passing: passingHarms(input, plan, differences),
      isCheaper: cost !== undefined && isSignificant(cost.total) && cost.total.mean < 0,
      ...(cost !== undefined && { cost: addedCostInWords(cost.total, `‘${input.sets[0].scenario.name}’`) }),
    };
  });
}

/** The same as a sentence each. */
export const goodAndHarm = (input: ReportInput): string[] =>
  balances(input).map(({ name, month, measures, effects, passing, cost }) => {
    const told = effectsInWords(effects);
    return (
      `‘${name}’ ${told === '' ? `changes none of ${measures} key measures significantly` : told} in ${month}.` +
      (passing.length === 0 ? '' : ` Before that it worsens ${listInWords(passing)}.`) +
      (cost === undefined ? '' : ` Over the run it costs ${cost}.`)
    );
  });

/** Measures that a plan makes worse for a time though not at the end, with the month in which that is most. */
function passingHarms(
  { sets: [baseline] }: ReportInput,
  { results }: ScenarioResults,
  ends: readonly { readonly subject: Subject; readonly difference: Difference }[],
): string[] {
  return ends.flatMap(({ subject, difference }) => {
    const isWorse = (each: Difference): boolean =>
      isSignificant(each) && each.mean > 0 === (subject.better === 'lower');
    if (isWorse(difference)) return [];
    const run = longestRun(differenceOverTime(baseline.results, results, subject.metric), isWorse);
    if (run.length < fewestMonthsOfHarm) return [];
    const worst = run.reduce((a, b) => (Math.abs(b.mean) > Math.abs(a.mean) ? b : a));
    const effect = effectInWords({ subject, difference: worst, isBetter: false }).replace(
      /\)$/,
      ` in ${formatMonth(worst.date)})`,
    );
    return [effect];
  });
}

/** The longest stretch of a list of which something holds. */
function longestRun<Item>(items: readonly Item[], holds: (item: Item) => boolean): readonly Item[] {
  let longest: Item[] = [];
  let present: Item[] = [];
  for (const item of items) {
    present = holds(item) ? [...present, item] : [];
    if (present.length > longest.length) longest = present;
  }
  return longest;
}
