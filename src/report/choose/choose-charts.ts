import { assembleChart } from '../drawing/chart-assembly.ts';
import { axisStartInWords, axisTitle, topAxis } from '../drawing/axes.ts';
import type { Chart, Panel } from '../drawing/chart.ts';
import { endLabels } from '../drawing/labels/end-labels.ts';
import type { LinePoint } from '../drawing/line-points.ts';
import { keyPanel } from '../drawing/panels/key-panel.ts';
import { namesWidth } from '../drawing/panels/dot-panel.ts';
import type { Scale } from '../drawing/scale.ts';
import { rowNames, rowNamesAxis } from '../drawing/labels/row-names.ts';
import { percentageScaleFor, scaleFor } from '../drawing/scale.ts';
import { colourAndShape } from '../drawing/style-encoding.ts';
import { blue, grey, ink, orange, stylesFor } from '../drawing/theme.ts';
import type { Style } from '../drawing/theme.ts';
import type { Origin } from '../input.ts';
import { breachInWords, formatProbability, limitSubject } from '../breach/threshold-words.ts';
import { leadPanel } from '../run/charts/hero-chart.ts';
import { formatSignedMoney, moneyScale } from '../words/money-words.ts';
import { formatNumber, formatPercentage, formatRequiredShare, roundToDigits } from '../words/number-words.ts';
import type { ChooseReportInput } from './choose-words.ts';
import { chooseTitle, verdictOfPlan } from './choose-words.ts';
import { plansTable, thresholdsTable } from './choose-tables.ts';

/** The charts of a choice: whether each plan holds and what it costs, and when thresholds are breached. */
export const chooseCharts = (input: ChooseReportInput, origin: Origin): Chart[] => [
  plansChart(input, origin),
  ...coursesChart(input, origin),
];

const styles: ReadonlyMap<string, Style> = new Map([
  ['holds', { colour: blue, dash: [1, 0], shape: 'circle' }],
  ['fails', { colour: orange, dash: [1, 0], shape: 'diamond' }],
  ['undecided', { colour: grey, dash: [1, 0], shape: 'square' }],
]);

const standings = { meets: 'holds', 'does not meet': 'fails', undecided: 'undecided' } as const;

interface PlanPoint {
  readonly plan: string;
  readonly standing: string;
  readonly verdict: string;
  readonly value: number;
  readonly lo: number;
  readonly hi: number;
}

/** Each plan in a row: the share of replications in which it holds, and its cost above the baseline. */
function plansChart(input: ChooseReportInput, origin: Origin): Chart {
  const { names, answer, years } = input;
  const { requirement, plans } = answer;
  const extent = plans.flatMap(({ addedCost: { total } }) => [total.mean, total.lo95 ?? 0, total.hi95 ?? 0]);
  const { per, words } = moneyScale(Math.max(...extent.map(Math.abs)));
  const common = plans.map((plan) => ({
    plan: names[plan.plan],
    standing: standings[plan.standing],
    verdict: verdictOfPlan(input, plan),
  }));
  const shares = plans.map(({ lastAnalysis: { lo, hi }, holding, replications }, index): PlanPoint => ({
    ...common[index],
    value: roundToDigits((100 * holding) / replications, 5),
    lo: roundToDigits(100 * lo, 5),
    hi: roundToDigits(100 * hi, 5),
  }));
  const costs = plans.map(({ addedCost: { total } }, index): PlanPoint => {
    const { mean, lo95 = mean, hi95 = mean } = total;
    return {
      ...common[index],
      value: roundToDigits(mean / per, 5),
      lo: roundToDigits(lo95 / per, 5),
      hi: roundToDigits(hi95 / per, 5),
    };
  });
  const present = new Map([...styles].filter(([standing]) => common.some((each) => each.standing === standing)));
  const shareScale = percentageScaleFor([...shares.map(({ lo }) => lo), 100 * requirement.probability]);
  const required = formatRequiredShare(requirement.probability);
  return assembleChart(
    origin,
    {
      name: 'choose',
      title: chooseTitle(input),
      subtitle:
        `Left: share of replications that keep to all thresholds, with exact intervals; line: the ${required} required. ` +
        `Right: cost over ${formatNumber(years)} ${years === 1 ? 'year' : 'years'} above ‘${names[0]}’, with the same ` +
        `random numbers and 95% intervals. ${formatNumber(answer.used)} replications in total.${axisStartInWords(shareScale)}`,
      description:
        `Dot plot of ${names.length} plans. ` +
        shares
          .map(
            ({ plan, value, verdict }, index) =>
              `${plan}: ${verdict}, ${formatPercentage(value / 100, 1)}, ${formatSignedMoney(costs[index].value * per)}.`,
          )
          .join(' '),
      table: plansTable(input),
    },
    [
      [keyPanel(present)],
      [
        planColumn(shares, 'Replications that hold (%)', shareScale, present, {
          isFirst: true,
          reference: 100 * requirement.probability,
        }),
        planColumn(
          costs,
          `Cost above ‘${names[0]}’ (${words})`,
          scaleFor(
            costs.flatMap(({ lo, hi }) => [lo, hi]),
            4,
          ),
          present,
          {
            isFirst: false,
            reference: 0,
          },
        ),
      ],
    ],
    namesWidth,
  );
}

/** One column of dots with their intervals, a row for each plan; the second says at its right what came of each. */
function planColumn(
  points: readonly PlanPoint[],
  title: string,
  scale: Scale,
  present: ReadonlyMap<string, Style>,
  { isFirst, reference }: { readonly isFirst: boolean; readonly reference: number },
): Panel {
  const { color, shape } = colourAndShape('standing', present);
  const y = {
    field: 'plan',
    type: 'nominal' as const,
    sort: null,
    scale: { domain: points.map(({ plan }) => plan) },
    axis: {
      grid: false,
      ...rowNamesAxis(isFirst ? namesWidth : 0),
    },
  };
  const named = rowNames(
    `${title}, names`,
    'plan',
    points.map(({ plan }) => plan),
    namesWidth,
    y,
  );
  const x = topAxis(scale);
  const width = isFirst ? 260 : 220;
  const references = `${title}, reference`;
  return {
    view: {
      width,
      height: points.length * Math.max(34, named.tallest),
      title: { ...axisTitle([title]), frame: 'group' },
      data: { name: title },
      layer: [
        {
          data: { name: references },
          mark: { type: 'rule', color: ink, strokeWidth: 1.25 },
          encoding: { x: x('value') },
        },
        { mark: { type: 'rule', strokeWidth: 2.5 }, encoding: { x: x('lo'), x2: { field: 'hi' }, y, color } },
        {
          mark: { type: 'point', filled: true, size: 90, opacity: 1 },
          encoding: {
            x: x('value'),
            y,
            color,
            shape,
            tooltip: [
              { field: 'plan', type: 'nominal', title: 'Plan' },
              { field: 'value', type: 'quantitative', title, format: ',.3~f' },
              { field: 'verdict', type: 'nominal', title: 'Verdict' },
            ],
          },
        },
        ...(isFirst
          ? named.layers
          : [
              {
                mark: {
                  type: 'text' as const,
                  align: 'left' as const,
                  baseline: 'middle' as const,
                  x: width + 12,
                  color: ink,
                },
                encoding: { y, text: { field: 'verdict' } },
              },
            ]),
      ],
    },
    datasets: { [title]: [...points], [references]: [{ value: reference }], ...(isFirst && named.datasets) },
  };
}

/** Thresholds drawn month by month, at most. */
const mostCourses = 3;

/** How likely each plan is to breach each threshold, month by month; none where no threshold has a window of months. */
function coursesChart(input: ChooseReportInput, origin: Origin): Chart[] {
  const { names, criteria, answer } = input;
  const planStyles = new Map(stylesFor(names.length).map((style, index) => [names[index], style]));
  const drawn = criteria.map((_, index) => index).filter((index) => criteria[index].since !== undefined);
  const lines = drawn.slice(0, mostCourses).flatMap((index) => {
    const { limit } = criteria[index];
    const points = answer.plans.flatMap(({ plan, courses }) =>
      courses[index].times.map(({ when, breached: { share, lo95, hi95 } }): LinePoint => ({
        scenario: names[plan],
        date: `${when}-28`,
        mean: roundToDigits(100 * share, 5),
        lo95: roundToDigits(100 * lo95, 5),
        hi95: roundToDigits(100 * hi95, 5),
      })),
    );
    return points.length === 0
      ? []
      : [
          {
            name: `threshold ${index + 1}`,
            title: `${limitSubject(limit)}: probability of ${breachInWords(limit)} (%)`,
            unit: '%',
            points,
            styles: planStyles,
            references: [],
            scale: { domain: [0, 100], ticks: [0, 25, 50, 75, 100] } as const,
            labels: endLabels(names, points, (value) => formatProbability(value / 100)),
          },
        ];
  });
  if (lines.length === 0) return [];
  return [
    assembleChart(
      origin,
      {
        name: 'thresholds',
        title: failuresTitle(input, drawn),
        subtitle:
          'Share of replications of each plan that breach the threshold in each month in which it applies. Bands: 95% ' +
          'interval of the share (Wilson). Plans that were dropped early have fewer replications, and wider bands.',
        description: `Line chart of probabilities of a breach. ${failuresTitle(input, drawn)}.`,
        table: thresholdsTable(input),
      },
      lines.map((each) => [leadPanel(each)]),
    ),
  ];
}

/** Which threshold is breached most often by any plan that fails. */
function failuresTitle({ names, answer, criteria }: ChooseReportInput, drawn: readonly number[]): string {
  const failing = answer.plans
    .filter(({ standing }) => standing === 'does not meet')
    .flatMap(({ plan, courses }) => drawn.map((index) => ({ plan, index, course: courses[index] })))
    .filter(({ course }) => course.failed.share > 0)
    .sort((a, b) => b.course.failed.share - a.course.failed.share);
  if (failing.length === 0) return 'No plan was shown to fail a threshold';
  const plans = new Set(failing.map(({ plan }) => plan)).size;
  const [{ plan, index, course }] = failing;
  return (
    `${plans} of ${names.length} scenarios ${plans === 1 ? 'fails' : 'fail'}; ‘${names[plan]}’ breaches the threshold ` +
    `for ${limitSubject(criteria[index].limit).toLowerCase()} in ${formatProbability(course.failed.share)} of replications`
  );
}
