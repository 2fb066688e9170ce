import { differenceOverTime, verdictOf } from '../../experiment/index.ts';
import { thresholdFindings } from '../breach/threshold-words.ts';
import { balances } from '../compare/good-and-harm.ts';
import type { Balance } from '../compare/good-and-harm.ts';
import { plansWithoutEffect } from '../compare/plans-without-effect.ts';
import { costInWords } from '../costs/cost-words.ts';
import { costsOfReport } from '../costs/report-costs.ts';
import type { Background, ReportInput } from '../input.ts';
import { leadingHeadlines } from '../run/findings.ts';
import { effectInWords } from '../words/effects.ts';
import { capitalise } from '../words/letter-case.ts';
import { listInWords } from '../words/lists.ts';
import { formatNumber } from '../words/number-words.ts';
import { tellingSubjects } from '../words/subject.ts';
import { hasSingleReplication, replicationsInWords, singleReplicationNote } from '../words/subtitle.ts';
import { firstSentence } from './background.ts';
import { bulletList, escapeHtml } from './html.ts';

/** So many sentences about thresholds stand in the summary; all of them, in full, are findings. */
const mostThresholds = 4;

/** What a reader of two minutes needs, in this order, as HTML. */
export interface SummaryContent {
  readonly background: Background | undefined;
  /** The answer. */
  readonly answer: string;
  /** The chart whose title is the message; empty without one. */
  readonly figure: string;
  /** What would change the answer, a sentence each. */
  readonly doubts: readonly string[];
}

/** The summary of a report: question, plans, answer, one chart, and what would change the answer. */
export function summarySection({ background, answer, figure, doubts }: SummaryContent): string {
  const { question, plans = [], weakest = [] } = background ?? {};
  const open = [...doubts, ...weakest];
  return [
    question === undefined ? '' : `<p class="lead">${escapeHtml(question.trim())}</p>`,
    plans.length === 0
      ? ''
      : `<dl>\n${plans.map(({ name, sentence }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(sentence)}</dd>`).join('\n')}\n</dl>`,
    answer,
    figure,
    open.length === 0 ? '' : `<h3>What would change the answer</h3>\n<div class="doubts">\n${bulletList(open)}\n</div>`,
  ]
    .filter((each) => each !== '')
    .join('\n');
}

/** The answer of a run or comparison: what each plan gains and what it costs, or what happens in a single scenario. */
export function answerOf(input: ReportInput): string {
  if (input.sets.length === 1)
    return `<h3>What happens</h3>\n${bulletList([...leadingHeadlines(input), ...costOf(input)])}`;
  const { sentences, others } = plansWithoutEffect(input);
  const same = sentences.length === 0 ? '' : bulletList(sentences);
  if (sentences.length > 0 && others.sets.length === 1) return same;
  if (hasSingleReplication(input))
    return `${same}\n<p>${singleReplicationNote}</p>\n${bulletList(leadingHeadlines(input))}`;
  return `${same}\n${balances(others).map(balanceHtml).join('\n')}`;
}

function costOf(input: ReportInput): string[] {
  const { years } = input.sets[0].scenario;
  return costsOfReport(input).map(
    ({ cost }) =>
      `Over ${formatNumber(years)} ${years === 1 ? 'year' : 'years'} the service costs ${costInWords(cost.total)}.`,
  );
}

/** A plan's gains beside what it costs: harm at the end, harm that passes, and money. */
function balanceHtml({ name, month, measures, effects, passing, cost, isCheaper }: Balance): string {
  const of = (isBetter: boolean): string[] => {
    const told = effects.filter((each) => each.isBetter === isBetter).map(effectInWords);
    return told.length > 0
      ? told.map((each) => `${capitalise(each)}.`)
      : [`None of ${measures} key measures is significantly ${isBetter ? 'better' : 'worse'}.`];
  };
  const money = cost === undefined ? [] : [`Money: ${cost} over the run.`];
  const later = passing.map((each) => `Before that, for a time: ${each}.`);
  return `<div class="balance">
<div class="gains"><h3>What ‘${escapeHtml(name)}’ gains by ${escapeHtml(month)}</h3>
${bulletList([...of(true), ...(isCheaper ? money : [])])}</div>
<div class="costs"><h3>What it costs</h3>
${bulletList([...of(false), ...later, ...(isCheaper ? [] : money)])}</div>
</div>`;
}

/** What would change the answer of a run or comparison: differences that may be chance, and thresholds. */
export const doubtsOf = (input: ReportInput): string[] => [
  ...intervalsInWords(input),
  ...thresholdFindings(input)
    .slice(0, mostThresholds)
    .flatMap((each) => firstSentence(each) ?? []),
];

/** For which key measures the 95% interval of each plan's difference at the end holds zero, and for which not. */
function intervalsInWords(input: ReportInput): string[] {
  if (input.sets.length === 1 || hasSingleReplication(input)) return [];
  const { others } = plansWithoutEffect(input);
  const [baseline, ...plans] = others.sets;
  return plans.map(({ scenario: { name }, results }) => {
    const sure: string[] = [];
    const unsure: string[] = [];
    for (const { metric, words } of tellingSubjects) {
      const difference = differenceOverTime(baseline.results, results, metric).at(-1);
      if (difference === undefined) continue;
      (verdictOf(difference) === 'cannot tell these apart' ? unsure : sure).push(words);
    }
    const start = `With ${replicationsInWords(others)}, the 95% interval of what ‘${name}’ changes`;
    if (unsure.length === 0) return `${start} excludes zero for every key measure.`;
    const rest = sure.length === 0 ? '' : ` It excludes zero for ${listInWords(sure)}.`;
    return `${start} includes zero for ${listInWords(unsure)}: more replications could show a gain or a harm.${rest}`;
  });
}
