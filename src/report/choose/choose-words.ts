import type { ChoicePlan, ChooseResult, Criterion, Measure } from '../../experiment/index.ts';
import { criterionAsWords, intervalInWords } from '../breach/criterion-words.ts';
import { limitSubject, formatProbability } from '../breach/threshold-words.ts';
import { addedCostInWords, costInWords, partsInWords } from '../costs/cost-words.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { listInWords } from '../words/lists.ts';
import { periodInWords } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatFigure, formatNumber, formatRequiredShare, unitAfter } from '../words/number-words.ts';
import { effectsInWords, tellingEffects } from '../words/effects.ts';
import type { Effect } from '../words/effects.ts';
import type { Subject } from '../words/subject.ts';

/** A choice with all that is said of it. */
export interface ChooseReportInput {
  /** Of the plans, the baseline first. */
  readonly names: readonly string[];
  readonly years: number;
  readonly criteria: readonly Criterion[];
  /** What is watched besides, with the words for it; as many as the effects of each plan. */
  readonly watched: readonly { readonly measure: Measure; readonly subject: Subject }[];
  readonly answer: ChooseResult;
}

const nameOf = ({ names }: ChooseReportInput, plan: number): string => `‘${names[plan]}’`;

const namesOf = (input: ChooseReportInput, plans: readonly number[]): string =>
  listInWords(plans.map((plan) => nameOf(input, plan)));

/** The answer in one line: what to choose, and what it costs in money and in harm. */
export function chooseTitle(input: ChooseReportInput): string {
  const { answer } = input;
  const { verdict, chosen, open } = answer;
  const chance = formatRequiredShare(answer.requirement.probability);
  if (verdict === 'none holds') return `No plan keeps to the thresholds with a probability of ${chance}`;
  if (chosen === undefined)
    return `Cannot tell which plan to choose: ${namesOf(input, open)} ${open.length === 1 ? 'is' : 'are'} undecided`;
  const isBaseline = chosen === 0;
  const cost = isBaseline
    ? ''
    : `, and costs ${addedCostInWords(answer.plans[chosen].addedCost.total, 'the baseline', 'no interval')}`;
  const harms = harmsOf(input, answer.plans[chosen]);
  const harm = harms.length === 0 ? '' : `; it worsens ${listInWords(harms.map(({ subject }) => subject.words))}`;
  if (verdict === 'cannot tell')
    return (
      `Cannot tell which plan is the cheapest that holds: ${nameOf(input, chosen)} holds, and ` +
      `${namesOf(input, open)} may be cheaper`
    );
  if (isBaseline)
    return `No plan is needed: ${nameOf(input, 0)} keeps to the thresholds, and no plan that holds is cheaper`;
  return `${nameOf(input, chosen)} is the cheapest plan that keeps to the thresholds${cost}${harm}`;
}

/** The watched measures that a plan significantly changes for the worse. */
const harmsOf = (input: ChooseReportInput, plan: ChoicePlan): Effect[] =>
  tellingEffects(effectsOf(input, plan)).filter(({ isBetter }) => !isBetter);

const effectsOf = ({ watched }: ChooseReportInput, { effects }: ChoicePlan) =>
  watched.map(({ subject }, index) => ({ subject, difference: effects[index] }));

/** What was found, a sentence each. */
export function chooseFindings(input: ChooseReportInput): string[] {
  const { answer, criteria, years } = input;
  const { requirement, chosen, ties, open, verdict, plans, used, budget } = answer;
  const chance = formatRequiredShare(requirement.probability);
  const sentences: string[] = [];
  if (chosen !== undefined) sentences.push(chosenInWords(input, plans[chosen]));
  if (ties.length > 0)
    sentences.push(`${namesOf(input, ties)} ${ties.length === 1 ? 'holds' : 'hold'} too, at exactly the same cost.`);
  if (verdict === 'cannot tell') sentences.push(whyOpen(input));
  if (verdict === 'none holds') sentences.push(`None of the ${plans.length} scenarios was shown to hold: all fail.`);
  sentences.push(
    `Required: ${criteria.map(criterionAsWords).join('; and ')}; all together in at least ${chance} of replications.`,
  );
  for (const plan of plans) {
    if (plan.plan !== chosen) sentences.push(otherInWords(input, plan));
  }
  if (chosen !== undefined && chosen > 0)
    sentences.push(`Its cost in parts, over ${yearsInWords(years)}: ${partsInWords(plans[chosen].addedCost.parts)}.`);
  const open95 = formatRequiredShare(2 * requirement.confidence - 1);
  sentences.push(
    `All these verdicts hold together with ${open95} confidence, as far as chance is concerned. ` +
      `${formatNumber(used)} of ${formatNumber(budget)} replications were used` +
      `${open.length > 0 ? '; more with --budget may decide it' : ''}.`,
  );
  return sentences;
}

const yearsInWords = (years: number): string => `${formatNumber(years)} ${years === 1 ? 'year' : 'years'}`;

/** What the chosen plan achieves, what it costs, and what it does besides, good and bad. */
function chosenInWords(input: ChooseReportInput, plan: ChoicePlan): string {
  const { answer, years, names } = input;
  const held = `keeps to the thresholds in ${shareInWords(plan)}`;
  const label =
    answer.verdict === 'cannot tell'
      ? 'is the cheapest plan so far that was shown to hold'
      : 'is the cheapest plan that holds';
  const whole = `costs ${costInWords(plan.cost.total)} over ${yearsInWords(years)}`;
  if (plan.plan === 0) return `${nameOf(input, 0)} ${label}: it ${held} and ${whole}.`;
  const effects = effectsInWords(tellingEffects(effectsOf(input, plan)));
  const besides = effects === '' ? '' : ` Beside ‘${names[0]}’, in the mean of all months, it ${effects}.`;
  return (
    `${nameOf(input, plan.plan)} ${label}: it ${held}. It ${whole}: ` +
    `${addedCostInWords(plan.addedCost.total, nameOf(input, 0))}.${besides}`
  );
}

/** `28 of 28 replications (95.1% to 100%)`, and when that was decided if there are more. */
function shareInWords({ lastAnalysis: { hits, replications, lo, hi }, ...all }: ChoicePlan): string {
  const interval = intervalInWords(lo, hi);
  return all.replications === replications
    ? `${hits} of ${replications} replications (${interval})`
    : `${all.holding} of ${all.replications} replications (decided after ${replications}, of which it held in ` +
        `${hits}: ${interval})`;
}

/** Why it cannot be told which plan to choose. */
function whyOpen(input: ChooseReportInput): string {
  const { open, plans, chosen } = input.answer;
  const undecided = open.filter((plan) => plans[plan].standing === 'undecided');
  const holding = open.filter((plan) => plans[plan].standing === 'meets');
  const parts = [
    ...(undecided.length > 0
      ? [
          `${namesOf(input, undecided)} ${undecided.length === 1 ? 'was' : 'were'} shown neither to hold nor to fail` +
            (chosen === undefined ? '' : ', and may be cheaper'),
        ]
      : []),
    ...(holding.length > 0
      ? [
          `${namesOf(input, holding)} ${holding.length === 1 ? 'holds' : 'hold'} too, and the difference in cost from ` +
            `${nameOf(input, chosen!)} is no more than chance`,
        ]
      : []),
  ];
  return `Cannot tell: ${parts.join('; ')}.`;
}

/** A plan that was not chosen: whether it holds, what it costs, and where it fails. */
function otherInWords(input: ChooseReportInput, plan: ChoicePlan): string {
  const { names, answer } = input;
  const name = nameOf(input, plan.plan);
  if (plan.isBaselineAgain) return `${name} gives exactly the same as ‘${names[0]}’ in every replication.`;
  const cost = plan.plan === 0 ? '' : ` It costs ${addedCostInWords(plan.addedCost.total, nameOf(input, 0))}.`;
  const share = shareInWords(plan);
  if (plan.standing === 'does not meet') return `${name} fails: it holds in ${share}. ${whereInWords(plan)}${cost}`;
  const dearer = plan.besideChosen === 'more' ? `, and costs more than ${nameOf(input, answer.chosen!)}` : '';
  if (plan.standing === 'meets') return `${name} holds in ${share}${dearer}.${cost}`;
  return `${name} could not be decided: it holds in ${share}${dearer}. ${whereInWords(plan)}${cost}`;
}

/** Which thresholds a plan fails, when and by how much. */
function whereInWords({ courses }: ChoicePlan): string {
  const failing = courses.filter(({ failed }) => failed.share > 0);
  return failing
    .map(({ criterion, failed, first, worst }) => {
      const { atMost } = criterion.limit;
      const limit = `The limit on ${uncapitalise(limitSubject(criterion.limit))}`;
      const { unit } = metricNamed(criterion.measure.metric);
      const share = `${failed.share === 1 ? 'all' : formatProbability(failed.share)} of its ${failed.trials} replications`;
      if (worst === undefined) return `${limit}: no value in ${share}.`;
      const from =
        first === undefined || first === worst || !/^\d/.test(first.when)
          ? ''
          : `first too often ${whenInWords(first.when)}, `;
      const level = unitAfter(formatFigure(worst.mean, unit), unit);
      return (
        `${limit} is ${atMost === undefined ? 'not reached' : 'passed'} in ${share}: ${from}` +
        `most often ${whenInWords(worst.when)} (${formatProbability(worst.breached.share)}, with ${level} in the mean).`
      );
    })
    .join(' ');
}

const whenInWords = (when: string): string => (/^\d/.test(when) ? `in ${formatMonth(when)}` : periodInWords(when));

/** `holds`, `fails`, `undecided`; with what else decides. */
export function verdictOfPlan({ answer }: ChooseReportInput, plan: ChoicePlan): string {
  const holds = { meets: 'holds', 'does not meet': 'fails', undecided: 'undecided' }[plan.standing];
  if (plan.plan === answer.chosen) return answer.verdict === 'chosen' ? 'chosen' : 'cheapest so far';
  if (answer.ties.includes(plan.plan)) return `${holds}, same cost`;
  if (plan.standing === 'does not meet') return holds;
  if (plan.besideChosen === 'more') return `${holds}, costs more`;
  return plan.besideChosen === 'cannot tell' ? `${holds}, cost cannot be told apart` : holds;
}

/** What a reader must know to judge it. */
export const chooseCautions = ({ answer }: ChooseReportInput): string[] => [
  'A plan holds or fails only by an exact binomial test, and costs more or less only by a paired t-test; the error is ' +
    'shared among all plans and interim analyses. The confidence covers chance between replications, not uncertainty ' +
    'about the assumptions.',
  `A plan holds in a replication if it keeps to every threshold at every time; ${formatRequiredShare(1 - answer.requirement.probability)} of replications may fail. The interval of a share is wide enough for all verdicts to hold together.`,
  'Costs are over the whole run, not only the months of the thresholds, in the prices of the scenario and without ' +
    'discounting. They cover practitioners, seniors, agency officers and whatever else the scenario gives a price for.',
];
