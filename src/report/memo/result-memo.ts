import { differencesChart } from '../compare/differences-chart.ts';
import { balances, goodAndHarm } from '../compare/good-and-harm.ts';
import { plansWithoutEffect } from '../compare/plans-without-effect.ts';
import { targetTable } from '../breach/breach-tables.ts';
import { limitInWords, limitsIn } from '../breach/threshold-words.ts';
import type { ReportInput } from '../input.ts';
import { firstSentence } from '../page/background.ts';
import { limits } from '../page/report-page.ts';
import { reportTitle } from '../page/report-title.ts';
import { reportChart } from '../run/charts/report-charts.ts';
import { leadingHeadlines } from '../run/findings.ts';
import { keyTable } from '../run/key-table.ts';
import { formatDate, formatMonth } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { listInWords } from '../words/lists.ts';
import { hasSingleReplication, replicationsInWords, singleReplicationNote } from '../words/subtitle.ts';
import { gainsAndHarms } from './gains-and-harms.ts';
import type { Memo, MemoBlock, MemoItem } from './memo.ts';

/** Pixels: low enough that the chart takes half a page. */
const chartHeights = { lead: 120, details: 80 };

/** So many plans are told in full sentences; of more, the table tells the rest. */
const mostInFull = 2;

/** So many plans have room for harm that passes and for thresholds; of more, the chart and the report tell these. */
const mostInDetail = 3;

/** So many plans have a place in a memo. */
const mostPlans = 8;

/** So many thresholds have one. */
const mostThresholds = 2;

/** What a memo says of a result besides its figures. */
export interface MemoFacts {
  /** ISO date on which the result was made. */
  readonly date: string;
  /** What hangs on the weakest assumptions, a sentence each. */
  readonly weakest: readonly string[];
}

/**
 * A run or comparison in two pages: question, plans, answer, a table of gains and harms, one chart, what the answer hangs
 * on, caveats, and how to reproduce it. Of more than eight plans the first eight are told. The same input gives the same
 * memo.
 */
export function resultMemo(whole: ReportInput, { date, weakest }: MemoFacts): Memo {
  const input = { ...whole, sets: whole.sets.slice(0, mostPlans + 1) };
  const isComparison = input.sets.length > 1;
  const chart = isComparison ? differencesChart(input, chartHeights) : reportChart(input, 'unallocated');
  const left = whole.sets.length - input.sets.length;
  const doubts = [...weakest, ...(input.sets.length - 1 > mostInDetail ? [] : thresholdsOf(input))];
  return {
    title: capitalise(reportTitle(whole)),
    date,
    blocks: [
      paragraph(
        `A simulation of probation service capacity, made with procap on ${formatDate(date)}. These are not official statistics.`,
      ),
      ...section('Question', questionOf(input)),
      ...(isComparison ? section('Plans', { kind: 'list', items: plansOf(input) }) : []),
      ...(left > 0 ? [paragraph(`${left} more ${left === 1 ? 'plan is' : 'plans are'} in the report.`)] : []),
      ...section(isComparison ? 'What the plans change' : 'What happens', answerOf(input, chart?.title), {
        kind: 'table',
        table: isComparison ? gainsAndHarms(input) : keyTable(input),
      }),
      ...(doubts.length === 0 ? [] : section('What the answer hangs on', sentences(doubts))),
      ...(chart === undefined ? [] : section('Month by month', { kind: 'figure', chart })),
      ...section('How to read this', sentences(limits)),
      ...section('How to reproduce it', { kind: 'list', items: stepsToReproduce(whole) }),
    ],
  };
}

const paragraph = (text: string): MemoBlock => ({ kind: 'paragraph', text });

const section = (heading: string, ...blocks: readonly MemoBlock[]): MemoBlock[] => [
  { kind: 'heading', text: heading },
  ...blocks,
];

const sentences = (texts: readonly string[]): MemoBlock => ({ kind: 'list', items: texts.map((text) => ({ text })) });

/** What is asked: by the plan itself where there is one, else by the baseline, of each plan. */
function questionOf({ sets }: ReportInput): MemoBlock {
  const [baseline, ...plans] = sets.map(({ scenario }) => scenario);
  const asked = (plans.length === 1 ? plans[0] : baseline).question?.replace(/\s+/g, ' ').trim();
  const compared = `What does each plan change, compared with ‘${baseline.name}’?`;
  const text = plans.length > 1 ? [asked, compared].filter((each) => each !== undefined).join(' ') : asked;
  return paragraph(text ?? (plans.length === 0 ? `What happens in ‘${baseline.name}’?` : compared));
}

/** Each scenario in a sentence, as it describes itself or else as it asks. */
const plansOf = ({ sets }: ReportInput): MemoItem[] =>
  sets.map(({ scenario: { name, question, description } }, index) => ({
    name: index === 0 && !/\bbaseline\b/i.test(name) ? `${name} (the baseline)` : name,
    text: firstSentence(description ?? question) ?? 'It does not describe itself.',
  }));

/** What the plans change: of a few each in full; of more what changes most for better and for worse, each measure, and harm that passes. */
function answerOf(input: ReportInput, message = ''): MemoBlock {
  if (input.sets.length === 1) return sentences(leadingHeadlines(input));
  const { sentences: same, others } = plansWithoutEffect(input);
  const plans = others.sets.length - 1;
  if (plans === 0) return sentences(same);
  if (hasSingleReplication(input)) return sentences([...same, singleReplicationNote, ...leadingHeadlines(others)]);
  if (plans <= mostInFull) return sentences([...same, ...goodAndHarm(others)]);
  const passing = (plans > mostInDetail ? [] : balances(others)).flatMap((each) =>
    each.passing.length === 0 ? [] : `Before that ‘${each.name}’ for a time worsens ${listInWords(each.passing)}.`,
  );
  return sentences([...same, ...(message === '' ? [] : [`${message}.`]), ...leadingHeadlines(others), ...passing]);
}

/** How likely each scenario is to keep to each threshold, a sentence for each of these. */
const thresholdsOf = (input: ReportInput): string[] =>
  limitsIn(input)
    .slice(0, mostThresholds)
    .flatMap((limit) => {
      const { caption, rows } = targetTable(input, limit);
      const [probability] = caption.split(', with its');
      const told = rows.map(([name, share, interval]) => `‘${name}’ ${share} (${interval})`);
      return rows.length === 0 ? [] : [`${limitInWords(limit)}. ${probability}: ${told.join(', ')}.`];
    });

/** What another person needs to get the same figures, and to cite them. */
function stepsToReproduce(input: ReportInput): MemoItem[] {
  const { sets, version, commit, command } = input;
  const [{ scenario, results }] = sets;
  const { dates } = results[0];
  return [
    { name: 'Command', text: command },
    { name: 'Program', text: `procap ${version}${commit === undefined ? '' : `, commit ${commit}`}` },
    {
      name: 'Simulated',
      text:
        `${formatDate(scenario.start)} to ${formatMonth(dates.at(-1) ?? '')}, ${replicationsInWords(input)} of each ` +
        `scenario, seed ${scenario.seed}. The same command with the same files gives the same figures.`,
    },
  ];
}
