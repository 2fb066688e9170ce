import type { Lever, PlanResult, PlanVerdict } from '../../experiment/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisStartInWords, axisTitle, valueAxis, tickFormat } from '../drawing/axes.ts';
import type { Chart, Encoding, Panel } from '../drawing/chart.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { colourAndShape } from '../drawing/style-encoding.ts';
import { blue, grey, ink, orange } from '../drawing/theme.ts';
import type { Style } from '../drawing/theme.ts';
import type { Scale } from '../drawing/scale.ts';
import { percentageScaleFor, scaleFor } from '../drawing/scale.ts';
import { criterionAsWords } from '../breach/criterion-words.ts';
import type { Origin } from '../input.ts';
import { formatDate } from '../words/calendar-words.ts';
import { capitalise } from '../words/letter-case.ts';
import { formatDifference, formatNumber, formatRequiredShare } from '../words/number-words.ts';
import { formatMoney, formatSignedMoney, moneyScale } from '../words/money-words.ts';
import type { SeekReportInput } from './seek-words.ts';
import { planInWords, plansTable, seekTitle } from './seek-words.ts';

/** How each verdict looks, whatever the chart. */
const styles: ReadonlyMap<PlanVerdict, Style> = new Map([
  ['meets', { colour: blue, dash: [1, 0], shape: 'circle' }],
  ['does not meet', { colour: orange, dash: [1, 0], shape: 'diamond' }],
  ['undecided', { colour: grey, dash: [1, 0], shape: 'square' }],
]);

const size = { width: 700, height: 340 } as const;

/**
 * The charts of a search: how likely each plan is to meet the thresholds, and what plans cost against what they
 * leave unallocated, where there is pay.
 */
export function seekCharts(input: SeekReportInput, origin: Origin): Chart[] {
  const frontier = frontierChart(input, origin);
  return [
    input.levers.length === 1 ? probabilityChart(input, origin) : mapChart(input, origin),
    ...(frontier ? [frontier] : []),
  ];
}

/**
 * The probability of meeting all thresholds at each level of one lever, with its interval and the probability asked
 * for.
 */
function probabilityChart(input: SeekReportInput, origin: Origin): Chart {
  const {
    levers: [lever],
    answer,
    criteria,
    name,
  } = input;
  const { requirement } = answer;
  const points = plansWithLevels(answer.plans).map(({ levels: [level], standing, lastAnalysis }) => ({
    level,
    verdict: standing,
    share: (100 * lastAnalysis.hits) / lastAnalysis.replications,
    lo: 100 * lastAnalysis.lo,
    hi: 100 * lastAnalysis.hi,
    replications: lastAnalysis.replications,
  }));
  const scale = percentageScaleFor([...points.map(({ lo }) => lo), 100 * requirement.probability]);
  const x = across('level', levelScale(lever), lever.words);
  const { color, shape } = byVerdict(points);
  const y = valueAxis(scale);
  const panel: Panel = {
    view: {
      ...size,
      title: axisTitle(['Replications that meet all thresholds (%)']),
      data: { name: 'looks' },
      layer: [
        { data: { name: 'asked' }, mark: { type: 'rule', color: ink, strokeWidth: 1.25 }, encoding: { y: y('value') } },
        {
          data: { name: 'asked' },
          mark: { type: 'text', align: 'left', baseline: 'bottom', x: size.width + 6, dy: 5 },
          encoding: { y: y('value'), text: { field: 'text' } },
        },
        { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x, y: y('lo'), y2: { field: 'hi' }, color } },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            x,
            y: y('share'),
            color,
            shape,
            tooltip: tooltipFields([
              ['level', lever.words],
              ['share', 'Met, %'],
              ['replications', 'Replications'],
            ]),
          },
        },
      ],
    },
    datasets: {
      looks: points,
      asked: [
        { value: 100 * requirement.probability, text: `Required: ${formatRequiredShare(requirement.probability)}` },
      ],
    },
  };
  return assembleChart(
    origin,
    {
      name: 'search',
      title: seekTitle(input),
      subtitle:
        `Share of replications of ‘${name}’ that meet all thresholds, by ${lever.words}${startInWords(lever)}. ` +
        `Threshold${criteria.length === 1 ? '' : 's'}: ${criteria.map(criterionAsWords).join('; ')}. Lines: exact intervals, wide enough for all verdicts to hold together with ` +
        `${formatRequiredShare(requirement.confidence)} confidence.${axisStartInWords(scale)}`,
      description:
        `Dot plot of ${points.length} levels of ${lever.words}. ` +
        points.map((each) => `${formatNumber(each.level)}: ${each.share.toFixed(0)}%, ${each.verdict}.`).join(' '),
      table: plansTable(input),
    },
    [[keyPanel(stylesIn(points))], [panel]],
  );
}

/** Which pairs of levels meet, for two levers. */
function mapChart(input: SeekReportInput, origin: Origin): Chart {
  const {
    levers: [outer, inner],
    answer,
    name,
  } = input;
  const points = plansWithLevels(answer.plans).map(({ levels: [across, up], standing, lastAnalysis }) => ({
    across,
    up,
    verdict: standing,
    share: (100 * lastAnalysis.hits) / lastAnalysis.replications,
    replications: lastAnalysis.replications,
  }));
  const { color, shape } = byVerdict(points);
  const y = valueAxis(levelScale(inner));
  const panel: Panel = {
    view: {
      ...size,
      title: axisTitle([capitalise(inner.words)]),
      data: { name: 'plans' },
      layer: [
        {
          mark: { type: 'point', filled: true, size: 130, opacity: 1 },
          encoding: {
            x: across('across', levelScale(outer), outer.words),
            y: y('up'),
            color,
            shape,
            tooltip: tooltipFields([
              ['across', outer.words],
              ['up', inner.words],
              ['share', 'Met, %'],
              ['replications', 'Replications'],
            ]),
          },
        },
      ],
    },
    datasets: { plans: points },
  };
  return assembleChart(
    origin,
    {
      name: 'search',
      title: seekTitle(input),
      subtitle:
        `Plans for ‘${name}’ that were tested${startInWords(outer)}. Required probability: ` +
        `${formatRequiredShare(answer.requirement.probability)}. All verdicts hold together ` +
        `with ${formatRequiredShare(answer.requirement.confidence)} confidence.`,
      description: `Map of ${points.length} plans by ${outer.words} and ${inner.words}, each marked by its verdict.`,
      table: plansTable(input),
    },
    [[keyPanel(stylesIn(points))], [panel]],
  );
}

/** What plans cost above the scenario as it is, against the cases that they leave unallocated; absent without pay. */
function frontierChart(input: SeekReportInput, origin: Origin): Chart | undefined {
  const { answer, levers, name, years } = input;
  const plans = answer.plans.filter((plan): plan is PlanResult & { addedCost: object } => plan.addedCost !== undefined);
  if (plans.length === 0) return undefined;
  const ends = plans.flatMap(({ addedCost: { mean, lo95 = mean, hi95 = mean } }) => [lo95, hi95]);
  const { per, words } = moneyScale(Math.max(...ends.map(Math.abs)));
  const points = plans.map((plan) => {
    const { mean, lo95 = mean, hi95 = mean } = plan.addedCost;
    const { mean: cases, lo95: casesLo = cases, hi95: casesHi = cases } = plan.addedUnallocated;
    return {
      plan: planInWords(plan.levels, levers),
      verdict: plan.standing,
      cost: mean / per,
      costLo: lo95 / per,
      costHi: hi95 / per,
      cases,
      casesLo,
      casesHi,
    };
  });
  const frontier = points.filter((_, index) => plans[index].isOnFrontier).sort((a, b) => a.cost - b.cost);
  const asItIs = points.filter((_, index) => plans[index].levels.length === 0);
  const cheapest = points.filter((_, index) => plans[index] === answer.cheapest);
  const costs = scaleFor(
    points.flatMap(({ costLo, costHi }) => [costLo, costHi]),
    6,
  );
  const up = scaleFor(
    points.flatMap(({ casesLo, casesHi }) => [casesLo, casesHi]),
    5,
  );
  const x = (field: string) => across(field, costs, `Added cost (${words})`);
  const { color, shape } = byVerdict(points);
  const y = valueAxis(up);
  const panel: Panel = {
    view: {
      ...size,
      title: axisTitle(['Unallocated cases at the end: change from the unchanged scenario']),
      data: { name: 'plans' },
      layer: [
        { data: { name: 'as it is' }, mark: { type: 'rule', color: grey, strokeWidth: 1 }, encoding: { x: x('cost') } },
        {
          data: { name: 'as it is' },
          mark: { type: 'rule', color: grey, strokeWidth: 1 },
          encoding: { y: y('cases') },
        },
        {
          data: { name: 'as it is' },
          mark: { type: 'text', align: 'left', baseline: 'top', y: 0, dx: 5, dy: 3 },
          encoding: { x: x('cost'), text: { value: 'unchanged' } },
        },
        {
          data: { name: 'frontier' },
          mark: { type: 'line', color: grey, strokeWidth: 1.5, strokeDash: [4, 3] },
          encoding: { x: x('cost'), y: y('cases') },
        },
        {
          mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.7 },
          encoding: { x: x('costLo'), x2: { field: 'costHi' }, y: y('cases'), color },
        },
        {
          mark: { type: 'rule', strokeWidth: 1.5, opacity: 0.7 },
          encoding: { x: x('cost'), y: y('casesLo'), y2: { field: 'casesHi' }, color },
        },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            x: x('cost'),
            y: y('cases'),
            color,
            shape,
            tooltip: [
              { field: 'plan', type: 'nominal', title: 'Plan' },
              ...tooltipFields([
                ['cost', `Added cost, ${words}`],
                ['cases', 'Unallocated cases, change'],
              ]),
            ],
          },
        },
        {
          data: { name: 'cheapest' },
          mark: { type: 'text', align: 'left', baseline: 'bottom', dx: 8, dy: -5 },
          encoding: { x: x('cost'), y: y('cases'), text: { value: 'cheapest' } },
        },
      ],
    },
    datasets: { plans: points, frontier, cheapest, 'as it is': asItIs },
  };
  return assembleChart(
    origin,
    {
      name: 'frontier',
      title: frontierTitle(input),
      subtitle:
        `Cost of practitioners and seniors over ${formatNumber(years)} ${years === 1 ? 'year' : 'years'}, and ` +
        `unallocated cases at the end, both as the difference from the unchanged ‘${name}’ with the same random ` +
        'numbers. Lines: 95% intervals of the mean differences. Dashes join the plans that no other plan beats on ' +
        'both.',
      description:
        `Scatter plot of ${points.length} plans by added cost and unallocated cases. ` +
        frontier
          .map(
            ({ plan, cost, cases }) =>
              `${capitalise(plan)}: ${formatSignedMoney(cost * per)}, ${formatDifference({ mean: cases }, 'cases').mean} cases.`,
          )
          .join(' '),
      table: plansTable(input),
    },
    [[keyPanel(stylesIn(points))], [panel]],
  );
}

/** What enough costs, in one line. */
function frontierTitle({ answer: { cheapest }, levers }: SeekReportInput): string {
  if (cheapest?.addedCost === undefined) return 'No plan was shown to meet the thresholds at any cost';
  const { mean } = cheapest.addedCost;
  return (
    `Of the plans shown to meet the thresholds, ${planInWords(cheapest.levels, levers)} costs least: ` +
    `${formatMoney(Math.abs(mean))} ${mean < 0 ? 'less' : 'more'} than the unchanged scenario`
  );
}

const plansWithLevels = (plans: readonly PlanResult[]): PlanResult[] => plans.filter(({ levels }) => levels.length > 0);

const stylesIn = (points: readonly { verdict: PlanVerdict }[]): ReadonlyMap<string, Style> =>
  new Map([...styles].filter(([verdict]) => points.some((point) => point.verdict === verdict)));

/** The colour and shape of marks by verdict, those that do not occur left out. */
const byVerdict = (points: readonly { verdict: PlanVerdict }[]) => colourAndShape('verdict', stylesIn(points));

const tooltipFields = (fields: readonly (readonly [string, string])[]) =>
  fields.map(([field, title]) => ({ field, type: 'quantitative' as const, title, format: ',.3~f' }));

/** A field along the horizontal axis, with what it counts below the axis. */
const across = (field: string, scale: Scale, words: string): NonNullable<Encoding['x']> => ({
  field,
  type: 'quantitative',
  scale: { domain: [...scale.domain], nice: false, padding: 12 },
  axis: {
    values: [...scale.ticks],
    format: tickFormat(scale),
    title: capitalise(words),
    titleAnchor: 'end',
    titleFontSize: 15,
    titleFontWeight: 'normal',
    titleColor: ink,
    titlePadding: 8,
  },
});

/** The range of a lever, which need not hold zero. */
const levelScale = ({ levels }: Lever): Scale => scaleFor([levels[0], levels[levels.length - 1]], 6, false);

const startInWords = ({ from }: Lever): string => (from === undefined ? '' : `, from ${formatDate(from)}`);
