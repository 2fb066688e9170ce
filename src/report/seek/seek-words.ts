import type {
  Criterion,
  Estimate,
  Lever,
  InterimAnalysis,
  PlanResult,
  SeekRow,
  SeekResult,
} from '../../experiment/index.ts';
import { criterionAsWords, intervalInWords } from '../breach/criterion-words.ts';
import { partsInWords } from '../costs/cost-words.ts';
import type { DataTable } from '../data-table.ts';
import { notApplicable } from '../data-table.ts';
import { formatMoney } from '../words/money-words.ts';
import { formatFigure, formatNumber, formatRequiredShare } from '../words/number-words.ts';
import { capitalise } from '../words/letter-case.ts';

/** A search with all that is said of it. */
export interface SeekReportInput {
  /** Name of the scenario. */
  readonly name: string;
  readonly years: number;
  readonly levers: readonly Lever[];
  readonly criteria: readonly Criterion[];
  readonly answer: SeekResult;
}

/** A plan in words: `1,300 PQiP places a year and agency officers 40`; `the unchanged scenario`. */
export const planInWords = (levels: readonly number[], levers: readonly Lever[]): string =>
  levels.length === 0
    ? 'the unchanged scenario'
    : levers.map((lever, index) => levelInWords(lever, levels[index])).join(' and ');

/** A level of a lever: `1,300 PQiP places a year`, or after what is moved, `agency officers 40`. */
function levelInWords({ words }: Lever, level: number): string {
  const [moved, unit] = words.split(', ');
  return unit === undefined ? `${formatNumber(level)} ${words}` : `${moved} ${formatNumber(level)}`;
}

const hitsInWords = ({ hits, replications }: InterimAnalysis): string => `${hits} of ${replications}`;

const interval = ({ lo, hi }: InterimAnalysis): string => intervalInWords(lo, hi);

/** The answer in one line. */
export const seekTitle = (input: SeekReportInput): string => capitalise(title(input));

function title({ name, levers, answer }: SeekReportInput): string {
  const chance = formatRequiredShare(answer.requirement.probability);
  if (answer.cheapest !== undefined && levers.length > 1)
    return (
      `The cheapest plan shown to meet the thresholds with a probability of ${chance} ` +
      `is ${planInWords(answer.cheapest.levels, levers)}`
    );
  const first = answer.rows.find(({ smallest }) => smallest !== undefined);
  if (first === undefined)
    return `No level in the range was shown to meet the thresholds of ‘${name}’ with a probability of ${chance}`;
  const smallest = planInWords(levelsAt(first, first.smallest!, levers), levers);
  return levers.length === 1
    ? `${levers[0].words}: ${formatNumber(levers[0].levels[first.smallest!])} is the lowest level shown to meet the ` +
        `thresholds with a probability of ${chance}`
    : `With ${smallest} the thresholds are met with a probability of ${chance}`;
}

/** What was found, a sentence each. */
export function seekFindings(input: SeekReportInput): string[] {
  const { levers, criteria, answer, years } = input;
  const { requirement, used, budget, interimAnalyses, rows, cheapest, plans } = answer;
  const latestAnalysis = (levels: readonly number[]) =>
    interimAnalyses.findLast((each) => each.levels.join() === levels.join());
  const sentences = [
    `Requirement: ${criteria.map(criterionAsWords).join(', and ')}, in at least ` +
      `${formatRequiredShare(requirement.probability)} of replications.`,
  ];
  const asItIs = plans.find(({ levels }) => levels.length === 0);
  if (asItIs)
    sentences.push(
      `The unchanged scenario ${verdictInWords(asItIs)} (met in ${hitsInWords(asItIs.lastAnalysis)} replications; ` +
        `${interval(asItIs.lastAnalysis)}).`,
    );
  sentences.push(...rows.flatMap((row) => rowFindings(row, input, latestAnalysis)).map(capitalise));
  const harmful = rows.findIndex(
    ({ smallest }, index) =>
      smallest === undefined && rows.slice(0, index).some((before) => before.smallest !== undefined),
  );
  if (harmful > 0)
    sentences.push(
      `With ${planInWords([rows[harmful].level!], levers.slice(0, 1))} no plan was shown to meet the thresholds, ` +
        'although one was at a lower level: more effort may do harm there, or the budget was too small.',
    );
  if (cheapest?.addedCost) {
    sentences.push(
      `The cheapest plan shown to meet the thresholds is ${planInWords(cheapest.levels, levers)}: ` +
        `${costInWords(cheapest.addedCost)} over ${formatNumber(years)} ${years === 1 ? 'year' : 'years'}, ` +
        `with ${unallocatedInWords(cheapest)} at the end.`,
      ...(cheapest.addedParts === undefined ? [] : [`Its cost in parts: ${partsInWords(cheapest.addedParts)}.`]),
    );
  } else if (plans.every(({ addedCost }) => addedCost === undefined)) {
    sentences.push('The scenario gives no pay, so costs are not calculated. Set the chapter pay to include them.');
  }
  sentences.push(
    `All these verdicts hold together with ${formatRequiredShare(requirement.confidence)} confidence, as far as ` +
      `chance is concerned. ${used} of ${budget} replications were used.`,
  );
  return sentences;
}

function rowFindings(
  row: SeekRow,
  { levers, answer }: SeekReportInput,
  latestAnalysis: (levels: readonly number[]) => InterimAnalysis | undefined,
): string[] {
  const inner = levers[levers.length - 1];
  const where = row.level === undefined ? '' : `With ${planInWords([row.level], levers.slice(0, 1))}: `;
  const at = (levelIndex: number): string => levelInWords(inner, inner.levels[levelIndex]);
  const shown = (levelIndex: number): string => `${hitsInWords(latestAnalysis(levelsAt(row, levelIndex, levers))!)}`;
  const found: string[] = [];
  if (row.smallest === undefined) {
    const candidates = answer.plans.filter(
      ({ levels }) => levels.length > 0 && (row.level === undefined || levels[0] === row.level),
    );
    const best = candidates.reduce<PlanResult | undefined>(
      (most, plan) => (most === undefined || hitRate(plan.lastAnalysis) >= hitRate(most.lastAnalysis) ? plan : most),
      undefined,
    );
    found.push(
      best === undefined
        ? `${where}the budget was spent before any level could be tested.`
        : `${where}no level in the range was shown to meet the thresholds; they were met most often with ` +
            `${planInWords(best.levels, levers)} (${hitsInWords(best.lastAnalysis)} replications; ` +
            `${interval(best.lastAnalysis)}).`,
    );
  } else {
    const open = row.smallest - (row.largestNot ?? -1) - 1;
    const gap =
      open === 0
        ? ''
        : `, and ${open === 1 ? 'the level' : `the ${open} levels`} in between ${open === 1 ? 'is' : 'are'} ` +
          'undecided with this budget';
    const below =
      row.largestNot === undefined
        ? row.smallest === 0
          ? ', the lowest in the range'
          : `; no lower level was shown to fail${gap}`
        : `; ${at(row.largestNot)} was shown to fail (${shown(row.largestNot)})${gap}`;
    found.push(
      `${where}${at(row.smallest)} is the lowest level shown to meet the thresholds ` +
        `(${shown(row.smallest)} replications)${below}.`,
    );
  }
  const last = inner.levels.length - 1;
  if (row.level === undefined && row.smallest !== undefined && row.smallest < last - 1 && !row.isCheckedAbove)
    found.push('No level between it and the highest was decided, so more effort may do harm there.');
  if (row.reversal)
    found.push(
      `${where}more is not always better: ${at(row.reversal.meets)} was shown to meet the thresholds ` +
        `and ${at(row.reversal.fails)} to fail. Levels that were not tested may differ from their neighbours.`,
    );
  return found;
}

const levelsAt = (row: SeekRow, levelIndex: number, levers: readonly Lever[]): readonly number[] => [
  ...(row.level === undefined ? [] : [row.level]),
  levers[levers.length - 1].levels[levelIndex],
];

const hitRate = ({ hits, replications }: InterimAnalysis): number => hits / replications;

const verdictInWords = ({ standing }: PlanResult): string =>
  standing === 'meets'
    ? 'was shown to meet the thresholds'
    : standing === 'does not meet'
      ? 'was shown not to meet the thresholds'
      : 'could not be decided';

function costInWords({ mean, lo95, hi95 }: Estimate): string {
  const interval =
    lo95 === undefined ? '' : ` (95% interval of the difference ${formatMoney(lo95)} to ${formatMoney(hi95!)})`;
  if (lo95 !== undefined && lo95 <= 0 && hi95! >= 0)
    return `its cost does not differ significantly from that of the unchanged scenario${interval}`;
  return `${formatMoney(Math.abs(mean))} ${mean < 0 ? 'less' : 'more'} than the unchanged scenario${interval}`;
}

function unallocatedInWords({ unallocated: { mean, lo95, hi95 } }: PlanResult): string {
  const cases = (value: number): string => formatFigure(value, 'cases');
  const interval = lo95 === undefined ? '' : ` (${cases(Math.max(0, lo95))} to ${cases(hi95!)})`;
  return `${cases(mean)} unallocated cases${interval}`;
}

/** What a reader must know to judge it. */
export function seekCautions({ levers }: SeekReportInput): string[] {
  return [
    'A verdict is given only by an exact binomial test, with its error shared among all plans and interim ' +
      'analyses; an undecided level may go either way. The confidence covers chance between replications, not ' +
      'uncertainty about the assumptions.',
    'The search by halves assumes that more effort does no harm between the levels tested; ' +
      'results that contradict this are reported.',
    ...(levers.length > 1
      ? [
          'For each level of the first lever, the second was searched only up to the level that was enough ' +
            'with less of the first.',
        ]
      : []),
    'Costs are for practitioners, seniors and agency officers at the pay in the scenario, without discounting. ' +
      'Other staff, recruitment and training fees are not included.',
  ];
}

/** Every plan that was tested. */
export function plansTable({ levers, answer }: SeekReportInput): DataTable {
  const withInterval = (estimate: Estimate | undefined, words: (value: number) => string): string[] => {
    const { mean, lo95, hi95 } = estimate ?? {};
    return [
      mean === undefined ? notApplicable : words(mean),
      lo95 === undefined || hi95 === undefined ? notApplicable : `${words(lo95)} to ${words(hi95)}`,
    ];
  };
  const cost = (value: number): string => formatNumber(Math.round(value / 1_000));
  const isSmall = answer.plans.every(({ unallocated: { mean, hi95 = mean } }) => hi95 < 100);
  const cases = (value: number): string =>
    isSmall ? value.toFixed(1).replace('-', '−') : formatFigure(value, 'cases');
  return {
    caption: 'Plans that were tested',
    columns: [
      ...levers.map(({ words }) => capitalise(words)),
      'Verdict',
      'Met in',
      'Replications',
      'Exact interval of the probability',
      'Added cost (£ thousand)',
      '95% interval of cost',
      'Unallocated cases',
      'Change from unchanged',
      '95% interval of change',
      'On the frontier',
    ],
    headings: levers.length + 1,
    rows: answer.plans.map((plan) => [
      ...levers.map((_, index) => (plan.levels.length === 0 ? 'unchanged' : formatNumber(plan.levels[index]))),
      plan.standing,
      String(plan.lastAnalysis.hits),
      String(plan.lastAnalysis.replications),
      interval(plan.lastAnalysis),
      ...withInterval(plan.levels.length === 0 ? undefined : plan.addedCost, cost),
      cases(plan.unallocated.mean),
      ...withInterval(plan.levels.length === 0 ? undefined : plan.addedUnallocated, cases),
      plan === answer.cheapest ? 'cheapest' : plan.isOnFrontier ? 'yes' : 'no',
    ]),
  };
}
